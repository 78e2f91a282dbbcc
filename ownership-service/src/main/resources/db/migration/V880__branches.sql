-- The branches of the bank, a plain list: a branch that is on no list takes no customer and no manager. None is ever
-- removed; a closed one keeps its history and takes nothing new.
CREATE TABLE branch (
    id          uuid PRIMARY KEY DEFAULT uuidv7(),
    path        text        NOT NULL UNIQUE,
    name        text        NOT NULL,
    name_en     text        NOT NULL,
    state       text        NOT NULL CHECK (state IN ('OPEN', 'CLOSED')),
    version     bigint      NOT NULL,
    changed_at  timestamptz NOT NULL,
    changed_by  text        NOT NULL,
    reason_code text        NOT NULL,
    -- the number of the decision behind it, where there is one
    reference   text
);
COMMENT ON TABLE branch IS 'category=none; erasure=kept: a branch, and a member of staff who changed it';
SELECT declare_codes('branch', 'path', 'state', 'changed_by', 'reason_code', 'reference');
SELECT declare_text('branch', 'name', 'none: a branch''s');
SELECT declare_text('branch', 'name_en', 'none: a branch''s');
REVOKE DELETE, TRUNCATE ON branch FROM ${app_role};

-- Whatever branch is in use is on the list from the start, and open, under its path until somebody names it.
INSERT INTO branch (path, name, name_en, state, version, changed_at, changed_by, reason_code)
SELECT path, path, path, 'OPEN', 1, now(), 'ownership-service', 'IN_USE_BEFORE'
FROM (SELECT branch FROM customer UNION SELECT branch FROM manager UNION SELECT branch FROM pool
      UNION SELECT branch FROM assignment UNION SELECT to_branch FROM transfer
      UNION SELECT from_branch FROM transfer_customer) AS used (path)
WHERE path ~ '^[A-Z0-9]{1,32}(/[A-Z0-9]{1,32}){0,7}$';

ALTER TABLE manager ADD COLUMN version bigint NOT NULL DEFAULT 1;
COMMENT ON COLUMN manager.version IS 'category=none; erasure=kept';
-- Not for rows from before whose branch has no form that could be listed.
ALTER TABLE manager ADD CONSTRAINT manager_in_listed_branch FOREIGN KEY (branch) REFERENCES branch (path) NOT VALID;

-- Why a customer is in a pool whom somebody had asked a manager for.
ALTER TABLE pool_membership
    ADD COLUMN requested_manager text,
    ADD COLUMN why text;
COMMENT ON COLUMN pool_membership.requested_manager IS 'category=none; erasure=kept: a member of staff';
COMMENT ON COLUMN pool_membership.why IS 'category=none; erasure=kept';
SELECT declare_codes('pool_membership', 'requested_manager', 'why');
