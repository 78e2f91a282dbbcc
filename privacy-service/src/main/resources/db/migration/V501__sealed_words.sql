-- The article that an officer cites in a refusal is a person's words, too.
ALTER TABLE privacy_request ADD COLUMN sealed_citation bytea;
ALTER TABLE privacy_request ADD CHECK (sealed_citation IS NULL OR decision_citation IS NULL);
COMMENT ON COLUMN privacy_request.sealed_citation IS 'category=INTERACTION; erasure=set to null, key destroyed';
COMMENT ON COLUMN privacy_request.decision_citation IS
    'category=INTERACTION; erasure=set to null: words of earlier versions, sealed at the first start';
