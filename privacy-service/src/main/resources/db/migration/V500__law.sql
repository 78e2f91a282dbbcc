-- The law per field, holds with a ground, and verdicts that are judged again before they are carried out.

-- Fields of a category that is otherwise kept, which are erased since no rule keeps them.
ALTER TABLE consequence ADD COLUMN erased_fields text[] NOT NULL DEFAULT '{}';
-- What the customer confirmed, where the law of the day of execution says something else.
ALTER TABLE consequence ADD COLUMN confirmed_verdict text CHECK (confirmed_verdict IN ('ERASE', 'RESTRICT', 'KEEP'));
-- What a hold kept is restricted, and goes by itself when the hold is closed.
UPDATE consequence SET verdict = 'RESTRICT' WHERE verdict = 'KEEP' AND rule = 'legal-hold';

ALTER TABLE legal_hold ADD COLUMN ground text NOT NULL DEFAULT 'AUTHORITY_ORDER'
    CHECK (ground IN ('AML_INVESTIGATION', 'UNSETTLED_MATTER', 'CLAIM', 'AUTHORITY_ORDER'));
ALTER TABLE legal_hold ALTER COLUMN ground DROP DEFAULT;
ALTER TABLE legal_hold ADD COLUMN claim_known_on date;
ALTER TABLE legal_hold ADD COLUMN injury_on date;
-- People's words, sealed under a key of the hold's own, which is destroyed when the hold is closed.
ALTER TABLE legal_hold ADD COLUMN sealed_reference bytea;
ALTER TABLE legal_hold ADD COLUMN sealed_citation bytea;
-- Words of earlier versions stand in clear until the service has sealed them.
ALTER TABLE legal_hold ALTER COLUMN reference DROP NOT NULL;
ALTER TABLE legal_hold ALTER COLUMN citation DROP NOT NULL;
ALTER TABLE legal_hold ADD CHECK (sealed_reference IS NULL OR reference IS NULL);
UPDATE legal_hold SET reference = NULL, citation = NULL WHERE closed_at IS NOT NULL;

-- Erasures of what was restricted, which compliance alone may see: whether one waits tells of investigations.
ALTER TABLE privacy_request ADD COLUMN hidden boolean NOT NULL DEFAULT false;
DROP INDEX one_open_request;
CREATE UNIQUE INDEX one_open_request ON privacy_request (customer_id, hidden)
    WHERE state NOT IN ('COMPLETED', 'PARTIALLY_COMPLETED', 'REJECTED', 'CANCELLED', 'EXPIRED');

COMMENT ON TABLE legal_hold IS 'category=none; erasure=kept: ids, a ground and days';
COMMENT ON COLUMN legal_hold.reference IS 'category=INTERACTION; erasure=set to null: words of earlier versions, sealed at the first start';
COMMENT ON COLUMN legal_hold.citation IS 'category=INTERACTION; erasure=set to null: words of earlier versions, sealed at the first start';
COMMENT ON COLUMN legal_hold.sealed_reference IS 'category=INTERACTION; erasure=set to null and key destroyed when the hold is closed';
COMMENT ON COLUMN legal_hold.sealed_citation IS 'category=INTERACTION; erasure=set to null and key destroyed when the hold is closed';
