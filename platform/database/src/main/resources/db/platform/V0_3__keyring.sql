-- One data key per customer and category, wrapped by a key-encryption key. A destroyed key stays as a mark, so that
-- neither a new key nor the old material is ever accepted for it again.

CREATE TABLE key_encryption_key (
    id         text PRIMARY KEY,
    state      text        NOT NULL CHECK (state IN ('ACTIVE', 'RETIRED', 'DESTROYED')),
    changed_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE data_key (
    customer_id  uuid        NOT NULL,
    category     text        NOT NULL,
    version      smallint    NOT NULL CHECK (version BETWEEN 1 AND 255),
    suite        smallint    NOT NULL,
    kek_id       text REFERENCES key_encryption_key,
    wrapped      bytea,
    created_at   timestamptz NOT NULL DEFAULT now(),
    destroyed_at timestamptz,
    PRIMARY KEY (customer_id, category),
    CHECK ((destroyed_at IS NULL) = (wrapped IS NOT NULL)),
    CHECK ((wrapped IS NULL) = (kek_id IS NULL))
);

CREATE INDEX data_key_by_kek ON data_key (kek_id) WHERE wrapped IS NOT NULL;

-- SQLSTATE GH001: the key was destroyed. A living key cannot be deleted either: it can only be destroyed, which leaves the mark.
CREATE FUNCTION refuse_revival_of_data_key() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP IN ('DELETE', 'TRUNCATE') THEN
        RAISE EXCEPTION 'data keys are destroyed, never deleted' USING ERRCODE = 'GH001';
    END IF;
    IF OLD.destroyed_at IS NOT NULL THEN
        RAISE EXCEPTION 'the data key was destroyed' USING ERRCODE = 'GH001';
    END IF;
    IF (NEW.customer_id, NEW.category) IS DISTINCT FROM (OLD.customer_id, OLD.category) THEN
        RAISE EXCEPTION 'a data key belongs to its customer and category' USING ERRCODE = 'GH001';
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER data_key_stays_destroyed
    BEFORE UPDATE OR DELETE ON data_key
    FOR EACH ROW EXECUTE FUNCTION refuse_revival_of_data_key();

CREATE TRIGGER data_key_is_not_truncated
    BEFORE TRUNCATE ON data_key
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_revival_of_data_key();
