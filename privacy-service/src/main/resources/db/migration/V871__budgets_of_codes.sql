-- How many codes were sent and guesses made, over all requests, callers and processes. A customer's own are counted apart
-- from those of staff, who can therefore use up none of them. At most two rows per customer who ever asked for a code.
CREATE TABLE identity_budget (
    customer_id   uuid        NOT NULL,
    side          text        NOT NULL CHECK (side IN ('CUSTOMER', 'STAFF')),
    codes         int         NOT NULL CHECK (codes >= 0),
    codes_since   timestamptz NOT NULL,
    last_code_at  timestamptz NOT NULL,
    guesses       int         NOT NULL CHECK (guesses >= 0),
    guesses_since timestamptz NOT NULL,
    PRIMARY KEY (customer_id, side)
);
COMMENT ON TABLE identity_budget IS 'category=none; erasure=kept: counts';
select declare_codes('identity_budget', 'side');

-- What was sent and guessed just before counts.
INSERT INTO identity_budget (customer_id, side, codes, codes_since, last_code_at, guesses, guesses_since)
SELECT r.customer_id, 'CUSTOMER', count(*), min(c.created_at), max(c.created_at), sum(c.attempts), min(c.created_at)
  FROM identity_code c JOIN privacy_request r ON r.id = c.request_id
 WHERE c.created_at > now() - interval '1 day'
 GROUP BY r.customer_id;

-- Who asked for a code: the other side's guesses do not count against it. Codes under way at the change are customers'.
ALTER TABLE identity_code ADD COLUMN asked_by text NOT NULL DEFAULT 'CUSTOMER' CHECK (asked_by IN ('CUSTOMER', 'STAFF'));
ALTER TABLE identity_code ALTER COLUMN asked_by DROP DEFAULT;
select declare_codes('identity_code', 'asked_by');
