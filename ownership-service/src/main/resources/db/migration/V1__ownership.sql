CREATE EXTENSION IF NOT EXISTS btree_gist;

CREATE TABLE manager (
    employee_id text PRIMARY KEY,
    name        text        NOT NULL,
    branch      text        NOT NULL,
    active      boolean     NOT NULL,
    updated_at  timestamptz NOT NULL
);

-- What this service knows of a customer: ids and dates. Personal data stays with customer-service.
CREATE TABLE customer (
    customer_id          uuid PRIMARY KEY,
    branch               text        NOT NULL,
    status               text        NOT NULL CHECK (status IN ('ACTIVE', 'CLOSED')),
    since                timestamptz NOT NULL,
    free_text_restricted boolean     NOT NULL DEFAULT false
);

CREATE TABLE pool (
    id         uuid PRIMARY KEY DEFAULT uuidv7(),
    branch     text        NOT NULL UNIQUE,
    created_at timestamptz NOT NULL
);

-- Who looks after whom, over time. `place` is what may be held by one row at a time: the primary
-- place of a customer, or an assistant's own place beside it.
CREATE TABLE assignment (
    id          uuid PRIMARY KEY,
    customer_id uuid        NOT NULL REFERENCES customer,
    role        text        NOT NULL CHECK (role IN ('PRIMARY', 'ASSISTANT')),
    manager_id  text        NOT NULL REFERENCES manager,
    branch      text        NOT NULL,
    place       text        NOT NULL GENERATED ALWAYS AS
                    (CASE role WHEN 'PRIMARY' THEN 'PRIMARY' ELSE manager_id END) STORED,
    valid       tstzrange   NOT NULL CHECK (lower_inc(valid) AND NOT upper_inc(valid)),
    recorded_at timestamptz NOT NULL,
    recorded_by text        NOT NULL,
    reason_code text        NOT NULL,
    -- category INTERACTION, sealed under the customer's key; erased by setting it null
    reason_text bytea,
    CONSTRAINT one_at_a_time UNIQUE (customer_id, place, valid WITHOUT OVERLAPS)
);
CREATE INDEX assignment_of_manager ON assignment USING gist (manager_id, valid);

CREATE TABLE pool_membership (
    id          uuid PRIMARY KEY DEFAULT uuidv7(),
    customer_id uuid      NOT NULL REFERENCES customer,
    pool_id     uuid      NOT NULL REFERENCES pool,
    valid       tstzrange NOT NULL CHECK (lower_inc(valid) AND NOT upper_inc(valid)),
    CONSTRAINT one_pool_at_a_time UNIQUE (customer_id, valid WITHOUT OVERLAPS)
);
CREATE INDEX pool_membership_of_pool ON pool_membership USING gist (pool_id, valid);

CREATE TABLE transfer (
    id             uuid PRIMARY KEY,
    state          text        NOT NULL,
    proposer       text        NOT NULL,
    to_manager     text        NOT NULL REFERENCES manager,
    to_branch      text        NOT NULL,
    reason_code    text        NOT NULL,
    effective_from timestamptz,
    proposed_at    timestamptz NOT NULL,
    decided_by     text,
    changed_at     timestamptz NOT NULL
);
CREATE INDEX transfer_ahead ON transfer (effective_from) WHERE state = 'APPROVED';

CREATE TABLE transfer_customer (
    transfer_id  uuid    NOT NULL REFERENCES transfer,
    customer_id  uuid    NOT NULL REFERENCES customer,
    from_manager text    NOT NULL,
    from_branch  text    NOT NULL,
    open         boolean NOT NULL,
    -- category INTERACTION, sealed under the customer's key; erased by setting it null
    reason_text  bytea,
    PRIMARY KEY (transfer_id, customer_id)
);
CREATE UNIQUE INDEX one_open_transfer ON transfer_customer (customer_id) WHERE open;

-- History is ended, never deleted.
REVOKE DELETE, TRUNCATE ON manager, customer, pool, assignment, pool_membership, transfer,
    transfer_customer FROM ${app_role};
