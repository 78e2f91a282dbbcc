-- The key store of one service, in a PostgreSQL cluster of its own. Its state is only ever restored forward: an older
-- one opens nothing, for its root is destroyed.

-- Of the tree as a whole; whoever changes the tree locks this row first, so that changes happen one after the other.
CREATE TABLE tree (
    one               boolean PRIMARY KEY DEFAULT true CHECK (one),
    id                uuid   NOT NULL,
    leaves            bigint NOT NULL,
    revision          bigint NOT NULL,
    epoch             bigint NOT NULL,
    root_version      text   NOT NULL,
    root_wrapped      bytea  NOT NULL,
    root_page_version bigint NOT NULL,
    living            bigint NOT NULL,
    living_sum        bytea  NOT NULL
);

-- Pages are sealed under their own keys, which lie in the pages above.
CREATE TABLE page (
    id         bigint PRIMARY KEY,
    version    bigint  NOT NULL,
    revision   bigint  NOT NULL,
    living     integer NOT NULL,
    living_sum bytea   NOT NULL,
    sealed     bytea   NOT NULL
) WITH (toast_tuple_target = 8160, fillfactor = 70);
ALTER TABLE page ALTER COLUMN sealed SET STORAGE MAIN;
CREATE INDEX page_by_revision ON page (revision, id);

-- As the pages were before the running epoch; gone when it ends. Until then the old root opens the old tree.
CREATE TABLE superseded_page (
    epoch   bigint NOT NULL,
    id      bigint NOT NULL,
    version bigint NOT NULL,
    sealed  bytea  NOT NULL,
    PRIMARY KEY (epoch, id, version)
);

CREATE TABLE owner_leaf (
    owner uuid PRIMARY KEY,
    leaf  bigint NOT NULL
);
CREATE INDEX owner_leaf_by_leaf ON owner_leaf (leaf);

-- A key that nobody gets any more, and in which epoch it dies. Stays for good: one row for each destroyed key.
CREATE TABLE destroyed_key (
    owner        uuid        NOT NULL,
    name         text        NOT NULL,
    generation   integer     NOT NULL CHECK (generation > 0),
    epoch        bigint      NOT NULL,
    destroyed_at timestamptz NOT NULL DEFAULT now(),
    in_tree      boolean     NOT NULL DEFAULT true,
    PRIMARY KEY (owner, name, generation)
);
CREATE INDEX destroyed_key_in_tree ON destroyed_key (epoch) WHERE in_tree;

-- Epochs, one row each. The last is always open and collects what is destroyed; the one before it may be on its way.
CREATE TABLE epoch (
    number           bigint PRIMARY KEY,
    step             text        NOT NULL,
    token            uuid        NOT NULL,
    erasures         boolean     NOT NULL DEFAULT false,
    rotation         boolean     NOT NULL DEFAULT false,
    new_root         text,
    old_root         text,
    old_root_wrapped bytea,
    old_export       text,
    switched_at_lsn  pg_lsn,
    opened_at        timestamptz NOT NULL DEFAULT now(),
    wanted_at        timestamptz,
    started_at       timestamptz,
    step_at          timestamptz NOT NULL DEFAULT now(),
    closed_at        timestamptz,
    pages            bigint      NOT NULL DEFAULT 0,
    removed          bigint      NOT NULL DEFAULT 0,
    holder           text,
    holder_delay     interval,
    holder_copies    text[]
);
CREATE UNIQUE INDEX epoch_open ON epoch (step) WHERE step = 'OPEN';

-- What had to be true before an epoch's old root was destroyed, and whether it was checked or declared absent.
CREATE TABLE epoch_condition (
    epoch     bigint      NOT NULL REFERENCES epoch,
    condition text        NOT NULL,
    outcome   text        NOT NULL CHECK (outcome IN ('CHECKED', 'ABSENT', 'OPEN')),
    detail    text,
    at        timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (epoch, condition)
);

-- Processes of the service that read the tree, and the epoch whose root each has taken up.
CREATE TABLE replica (
    id           uuid PRIMARY KEY,
    seen_at      timestamptz NOT NULL DEFAULT now(),
    acknowledged bigint      NOT NULL
);

-- A destroyed key stays destroyed.
CREATE FUNCTION refuse_revival_of_key() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP IN ('DELETE', 'TRUNCATE') THEN
        RAISE EXCEPTION 'what was destroyed is never forgotten' USING ERRCODE = 'GH001';
    END IF;
    IF (NEW.owner, NEW.name, NEW.generation, NEW.epoch, NEW.destroyed_at)
        IS DISTINCT FROM (OLD.owner, OLD.name, OLD.generation, OLD.epoch, OLD.destroyed_at)
        OR NEW.in_tree AND NOT OLD.in_tree THEN
        RAISE EXCEPTION 'the key was destroyed' USING ERRCODE = 'GH001';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER key_stays_destroyed BEFORE UPDATE OR DELETE ON destroyed_key
    FOR EACH ROW EXECUTE FUNCTION refuse_revival_of_key();
CREATE TRIGGER destroyed_keys_are_not_truncated BEFORE TRUNCATE ON destroyed_key
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_revival_of_key();
