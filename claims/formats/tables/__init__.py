"""Tables as people keep them, CSV and XLSX, and the mapping that makes claims of their rows.

    bytes -> lines of cells (`delimited`, `workbook`, `objects`)
          -> columns and rows (`layout`)
          -> claims (`rows`, by a `mapping`)

`suggestion` drafts a mapping from columns and cells, and `templates` makes an empty table. Nothing
here knows the database: names are matched, and the words of numbers are read, by the import.
"""
