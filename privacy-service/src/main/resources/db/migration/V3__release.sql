-- What was restricted is asked about again on the day that the law named, and erased when no rule keeps it any more.

-- The request by which the service erased what this one had left restricted.
ALTER TABLE consequence ADD COLUMN released_by uuid REFERENCES privacy_request;
-- Not before; absent if it was never asked about.
ALTER TABLE consequence ADD COLUMN look_again_at timestamptz;
CREATE INDEX consequence_restricted ON consequence (until) WHERE verdict = 'RESTRICT' AND released_by IS NULL;
