CREATE OR REPLACE TRIGGER a_derive BEFORE INSERT OR UPDATE ON claims_numericassertion
    FOR EACH ROW EXECUTE FUNCTION onrecord_derive_assertion();
COMMENT ON TRIGGER a_derive ON claims_numericassertion IS
    'Derives the intervals of an assertion.';

CREATE OR REPLACE TRIGGER a_derive BEFORE INSERT OR UPDATE ON claims_measure
    FOR EACH ROW EXECUTE FUNCTION onrecord_derive_measure();
COMMENT ON TRIGGER a_derive ON claims_measure IS
    'Derives the dimension of a measure.';

CREATE OR REPLACE TRIGGER a_derive BEFORE INSERT OR UPDATE ON claims_claim
    FOR EACH ROW EXECUTE FUNCTION onrecord_derive_claim();
COMMENT ON TRIGGER a_derive ON claims_claim IS
    'Derives the root speaker and the first publication of a claim.';

CREATE OR REPLACE TRIGGER a_derive BEFORE INSERT OR UPDATE ON claims_snapshot
    FOR EACH ROW EXECUTE FUNCTION onrecord_derive_snapshot();
COMMENT ON TRIGGER a_derive ON claims_snapshot IS
    'Derives the digest of a snapshot.';
