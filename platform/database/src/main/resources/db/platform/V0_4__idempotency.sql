-- Answers of creating requests, stored in the transaction of their effect. The body is kept as a keyed digest and the
-- answer sealed, since both can hold personal data.

CREATE TABLE idempotency_key (
    caller      text        NOT NULL,
    key         text        NOT NULL,
    target      text        NOT NULL,
    body_digest bytea       NOT NULL,
    status      smallint    NOT NULL,
    headers     bytea       NOT NULL,
    answer      bytea       NOT NULL,
    customer_id uuid,
    created_at  timestamptz NOT NULL,
    PRIMARY KEY (caller, key)
);

CREATE INDEX idempotency_key_by_age ON idempotency_key (created_at);
CREATE INDEX idempotency_key_by_customer ON idempotency_key (customer_id) WHERE customer_id IS NOT NULL;
