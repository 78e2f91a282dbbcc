-- The signed heads of the erasure ledger, one per size: peaks are the right edge of its tree (RFC 6962) at that size, so the
-- root at any size is known and every entry has a head of which it is the last leaf. Grows by one row per erasure.
CREATE TABLE ledger_head (
    size        bigint PRIMARY KEY CHECK (size >= 0),
    peaks       text        NOT NULL,
    note        text        NOT NULL,
    signed_at   timestamptz NOT NULL,
    -- when every anchor outside the database had it, or one that follows it
    anchored_at timestamptz
);
comment on table ledger_head is 'category=none; erasure=kept';

-- Erasures that this database had forgotten and got back from outside. What it still held of their requests was ended.
CREATE TABLE restored_erasure (
    position    bigint PRIMARY KEY,
    request_id  uuid        NOT NULL,
    customer_id uuid        NOT NULL,
    ordered_at  timestamptz NOT NULL,
    restored_at timestamptz NOT NULL,
    -- in which state the request was found; null if it was not found at all
    found_state text
);
comment on table restored_erasure is 'category=none; erasure=kept';
comment on column ledger_head.peaks is 'category=none; erasure=kept; free-text=none: hashes';
comment on column ledger_head.note is 'category=none; erasure=kept; free-text=none: a signed note of the ledger';
comment on column restored_erasure.found_state is 'category=none; erasure=kept; free-text=none: names of states';
