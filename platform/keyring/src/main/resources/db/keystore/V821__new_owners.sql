-- Owners whose first keys were made and of whom it is not yet known that the data has them: keys are made before the
-- transaction that needs them, which may come to nothing. A row goes when its owner was looked for.
CREATE TABLE new_owner (
    owner   uuid PRIMARY KEY,
    made_at timestamptz NOT NULL DEFAULT now()
);
-- Raised before owners are looked for, here and in the data: data with a lower mark is older than the keys.
CREATE TABLE owner_sweep (
    one  boolean PRIMARY KEY DEFAULT true CHECK (one),
    mark bigint NOT NULL
);
INSERT INTO owner_sweep (mark) VALUES (0);
CREATE INDEX new_owner_by_age ON new_owner (made_at);
