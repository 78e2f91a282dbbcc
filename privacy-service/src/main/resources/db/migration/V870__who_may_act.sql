-- What staff show for a request that they took down. The document lies in the bank's archive; here is, sealed, where.
ALTER TABLE privacy_request ADD COLUMN evidence_kind text CHECK (evidence_kind IN ('CALL_RECORDING', 'SIGNED_LETTER', 'SIGNED_FORM'));
ALTER TABLE privacy_request ADD COLUMN evidence_by text;
ALTER TABLE privacy_request ADD COLUMN evidence_at timestamptz;
-- whether it stood in for the one-time code
ALTER TABLE privacy_request ADD COLUMN evidence_proves boolean;
ALTER TABLE privacy_request ADD COLUMN sealed_evidence bytea;
ALTER TABLE privacy_request ADD CHECK ((evidence_kind IS NULL) = (evidence_by IS NULL) AND (evidence_kind IS NULL) = (evidence_at IS NULL)
    AND (evidence_kind IS NULL) = (evidence_proves IS NULL));

COMMENT ON COLUMN privacy_request.evidence_by IS 'category=none; erasure=kept: a member of staff';
COMMENT ON COLUMN privacy_request.sealed_evidence IS 'category=INTERACTION; erasure=set to null, key destroyed';
select declare_codes('privacy_request', 'evidence_kind', 'evidence_by');
