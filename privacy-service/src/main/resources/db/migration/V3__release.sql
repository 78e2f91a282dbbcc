-- What was restricted is asked about again on the day that the law named, and erased when no rule keeps it any more.
ALTER TABLE consequence ADD COLUMN released_by uuid REFERENCES privacy_request;
ALTER TABLE consequence ADD COLUMN look_again_at timestamptz;
COMMENT ON COLUMN consequence.released_by IS 'The request by which the service erased what this one had left restricted.';
CREATE INDEX consequence_restricted ON consequence (until) WHERE verdict = 'RESTRICT' AND released_by IS NULL;
