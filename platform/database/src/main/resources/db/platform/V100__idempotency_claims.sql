-- A key is claimed before its request is worked on, in a transaction of its own, so that no connection is held while
-- it is. The first transaction of the work marks the claim in the same commit as its effect; the answer follows.

ALTER TABLE idempotency_key
    ADD COLUMN state text NOT NULL DEFAULT 'DONE' CHECK (state IN ('IN_FLIGHT', 'EFFECT', 'DONE')),
    ADD COLUMN attempt uuid,
    ADD COLUMN lease_until timestamptz,
    ALTER COLUMN status DROP NOT NULL,
    ALTER COLUMN headers DROP NOT NULL,
    ALTER COLUMN answer DROP NOT NULL,
    ADD CHECK ((state = 'DONE') = (status IS NOT NULL AND headers IS NOT NULL AND answer IS NOT NULL)),
    ADD CHECK (state = 'DONE' OR (attempt IS NOT NULL AND lease_until IS NOT NULL));

ALTER TABLE idempotency_key ALTER COLUMN state DROP DEFAULT;

comment on column idempotency_key.state is
    'category=none; erasure=row deleted, or when old. IN_FLIGHT: nothing took effect yet; EFFECT: it did; DONE: answered.';
comment on column idempotency_key.attempt is
    'category=none; erasure=row deleted, or when old. Who works on it: only that attempt may take effect.';
comment on column idempotency_key.lease_until is
    'category=none; erasure=row deleted, or when old. Until then the attempt is taken to be at work.';
