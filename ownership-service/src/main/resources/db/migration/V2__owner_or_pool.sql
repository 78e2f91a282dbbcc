-- Two tables hold who answers for a customer, and each refuses an overlap within itself. This refuses one across
-- them. The lock makes the second of two transactions look again once the first has ended.
CREATE FUNCTION refuse_owner_beside_pool() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM customer WHERE customer_id = NEW.customer_id FOR UPDATE;
    IF EXISTS (SELECT FROM assignment a
               JOIN pool_membership m ON m.customer_id = a.customer_id AND m.valid && a.valid
               WHERE a.customer_id = NEW.customer_id AND a.role = 'PRIMARY') THEN
        RAISE EXCEPTION 'The customer would have an owner and be in a pool at once'
            USING ERRCODE = 'exclusion_violation', CONSTRAINT = 'owner_or_pool';
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER owner_or_pool AFTER INSERT OR UPDATE OF valid ON assignment
    FOR EACH ROW WHEN (NEW.role = 'PRIMARY') EXECUTE FUNCTION refuse_owner_beside_pool();
CREATE TRIGGER owner_or_pool AFTER INSERT OR UPDATE OF valid ON pool_membership
    FOR EACH ROW EXECUTE FUNCTION refuse_owner_beside_pool();

CREATE INDEX transfer_open ON transfer (id) WHERE state IN ('PROPOSED', 'ACCEPTED', 'APPROVED');
