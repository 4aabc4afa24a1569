-- How do these assertions compare with others, as of the versions that their groups are kept at?
--
-- Parameters:
--   assertions   ids of assertions
-- Rows: one for each that was there by then
--   id, status, superseded_by
--   strict, loose     how many other roots are against it strictly, and how many more only loosely
--   corroborated_by   how many other roots agree with it
SELECT assertion_id AS id, status, superseded_by_id AS superseded_by, strict, loose,
    corroborated AS corroborated_by
FROM claims_assertionstanding WHERE assertion_id = ANY (%(assertions)s::uuid[])
