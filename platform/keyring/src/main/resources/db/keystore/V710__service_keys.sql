-- Since when there is each living version of a key of the service itself: it is used once every replica must know it.
-- The keys are in the tree. A few rows for each name; those of dead versions go when the next one comes.
CREATE TABLE service_key (
    name    text        NOT NULL,
    version integer     NOT NULL CHECK (version > 0),
    seen_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (name, version)
);
