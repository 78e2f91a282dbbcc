-- Owners whose first keys were made and of whom it is not yet known that the data has them: keys are made before the
-- transaction that needs them, which may come to nothing. A row goes when its owner was looked for.
CREATE TABLE new_owner (
    owner   uuid PRIMARY KEY,
    made_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX new_owner_by_age ON new_owner (made_at);
