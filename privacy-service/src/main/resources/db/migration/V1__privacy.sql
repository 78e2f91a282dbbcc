-- Every text that a person wrote is sealed under a key of the request's own (category INTERACTION); every contact likewise
-- (category CONTACT). Nothing else here is personal data: ids, codes, days.

CREATE TABLE privacy_request (
    id                uuid PRIMARY KEY,
    customer_id       uuid        NOT NULL,
    type              text        NOT NULL CHECK (type = 'ERASURE'),
    state             text        NOT NULL,
    scope             text[]      NOT NULL CHECK (cardinality(scope) > 0),
    channel           text        NOT NULL,
    reason_code       text        NOT NULL,
    reason_text       bytea,
    filed_by_type     text        NOT NULL,
    filed_by          text        NOT NULL,
    -- employee ids; none of them may decide on the request
    handlers          text[]      NOT NULL,
    filed_at          timestamptz NOT NULL,
    deadline          date        NOT NULL,
    expires_at        timestamptz NOT NULL,
    -- the language of messages to the customer
    locale            text        NOT NULL,
    rules_version     text,
    cooling_off_until timestamptz,
    decision_reason   bytea,
    decision_citation text,
    -- the step of EXECUTING
    step              text CHECK ((step IS NOT NULL) = (state = 'EXECUTING')),
    order_id          uuid,
    order_json        text,
    audit_entry_id    uuid,
    -- when the worker looks at it next, and how often in a row it failed
    due_at            timestamptz NOT NULL,
    failures          int         NOT NULL DEFAULT 0,
    version           bigint      NOT NULL DEFAULT 1
);

CREATE UNIQUE INDEX one_open_request ON privacy_request (customer_id)
    WHERE state NOT IN ('COMPLETED', 'PARTIALLY_COMPLETED', 'REJECTED', 'CANCELLED', 'EXPIRED');
CREATE INDEX privacy_request_due ON privacy_request (due_at)
    WHERE state NOT IN ('COMPLETED', 'PARTIALLY_COMPLETED', 'REJECTED', 'CANCELLED', 'EXPIRED', 'AWAITING_APPROVAL');
CREATE INDEX privacy_request_of_customer ON privacy_request (customer_id, id);

CREATE TABLE request_history (
    request_id uuid        NOT NULL REFERENCES privacy_request,
    number     bigint GENERATED ALWAYS AS IDENTITY,
    from_state text,
    to_state   text        NOT NULL,
    at         timestamptz NOT NULL,
    actor_type text        NOT NULL,
    actor_id   text        NOT NULL,
    PRIMARY KEY (request_id, number)
);

CREATE TABLE consequence (
    request_id  uuid NOT NULL REFERENCES privacy_request,
    category    text NOT NULL,
    verdict     text NOT NULL CHECK (verdict IN ('ERASE', 'RESTRICT', 'KEEP')),
    rule        text NOT NULL,
    citation    text NOT NULL,
    text_read   text NOT NULL,
    until       date,
    explanation text NOT NULL,
    PRIMARY KEY (request_id, category)
);

-- The id is that of the notification which carries the code. The code itself is here only as a keyed hash and, until the
-- message is out, sealed.
CREATE TABLE identity_code (
    id         uuid PRIMARY KEY,
    request_id uuid        NOT NULL REFERENCES privacy_request,
    hash       text        NOT NULL,
    sealed     bytea,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    attempts   int         NOT NULL DEFAULT 0,
    used       boolean     NOT NULL DEFAULT false
);
CREATE INDEX identity_code_of_request ON identity_code (request_id, id);

CREATE TABLE legal_hold (
    id          uuid PRIMARY KEY,
    customer_id uuid        NOT NULL,
    categories  text[]      NOT NULL,
    reference   text        NOT NULL,
    citation    text        NOT NULL,
    text_read   text        NOT NULL CHECK (text_read IN ('yes', 'secondary')),
    opened_by   text        NOT NULL,
    opened_at   timestamptz NOT NULL,
    closed_by   text,
    closed_at   timestamptz
);
CREATE INDEX legal_hold_of_customer ON legal_hold (customer_id) WHERE closed_at IS NULL;

-- The contact for the last notice, taken before the order went out; gone, with its key, when the notice is out.
CREATE TABLE kept_contact (
    request_id uuid PRIMARY KEY REFERENCES privacy_request,
    phone      bytea,
    email      bytea
);

CREATE TABLE expected_holder (
    order_id uuid NOT NULL,
    holder   text NOT NULL,
    PRIMARY KEY (order_id, holder)
);

CREATE TABLE receipt (
    order_id uuid        NOT NULL,
    holder   text        NOT NULL,
    at       timestamptz NOT NULL,
    PRIMARY KEY (order_id, holder),
    FOREIGN KEY (order_id, holder) REFERENCES expected_holder
);

CREATE TABLE finding (
    order_id  uuid   NOT NULL,
    holder    text   NOT NULL,
    number    int    NOT NULL,
    store     text   NOT NULL,
    category  text   NOT NULL,
    action    text   NOT NULL,
    removed   bigint NOT NULL,
    read_back bigint NOT NULL,
    PRIMARY KEY (order_id, holder, number),
    FOREIGN KEY (order_id, holder) REFERENCES receipt
);

-- The order is kept byte for byte as it was hashed.
CREATE TABLE erasure_ledger (
    position      bigint PRIMARY KEY CHECK (position > 0),
    request_id    uuid        NOT NULL UNIQUE,
    order_json    text        NOT NULL,
    previous_hash text        NOT NULL,
    hash          text        NOT NULL,
    at            timestamptz NOT NULL
);
-- The ledger only grows.
REVOKE UPDATE, DELETE, TRUNCATE ON erasure_ledger FROM ${app_role};

CREATE TABLE certificate (
    request_id uuid PRIMARY KEY REFERENCES privacy_request,
    id         uuid        NOT NULL,
    kid        text        NOT NULL,
    jws        text        NOT NULL,
    pdf        bytea       NOT NULL,
    issued_at  timestamptz NOT NULL
);

CREATE TABLE notice (
    notification_id uuid PRIMARY KEY,
    request_id      uuid NOT NULL REFERENCES privacy_request,
    channel         text NOT NULL,
    state           text
);
CREATE INDEX notice_of_request ON notice (request_id);
