"""Filters: from `?speaker=ada&min=10,000` to the rows of a list.

    values = ClaimFilters.read(parameters)       # each value, or a 400 that lists the wrong ones
    filtered = ClaimFilters.apply(rows, values)  # the rows, and how `min` was understood

- `parameters` reads the query string: a parameter that is misspelt or empty is an error, and
  `synonyms` knows what other APIs call it.
- `fields`, `date_fields` and `number_fields` read one value, or several. `number_fields.Number`
  reads `min` and `max`.
- `filters` and `date_filters` declare what one parameter does: its field, and the condition that
  it puts on a row. `entries` looks up what a parameter names.
- `filterset` puts the filters of a resource together, and keeps the SQL of each combination.
- `assertion_filters` are the filters on assertions; `min`, `max`, `unit`, `mode` and `convert_to`
  form one question.
- `filtersets` lists the filters of each resource.
"""
