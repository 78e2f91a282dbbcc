package io.guanhu.customer;

import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.testing.ServiceDatabase;
import java.time.Instant;
import java.util.UUID;

/** Rows that others refer to; each call makes new ones. */
public final class CustomerTables {

    public static final ServiceDatabase DATABASE = ServiceDatabase.of("customer");
    public static final Instant NOW = Instant.parse("2026-06-15T08:00:00Z");
    public static final Instant LATER = Instant.parse("2026-06-16T08:00:00Z");
    public static final String BRANCH = "BJ/CHAOYANG/001";

    private CustomerTables() {}

    /** An active customer of {@link #BRANCH}. */
    public static UUID customer() {
        return customer(BRANCH);
    }

    /** An active customer, entered by staff {@link #NOW}. */
    public static UUID customer(String branch) {
        UUID id = UUID.randomUUID();
        DATABASE.execute("""
                insert into customer (id, branch, status, origin, version, created_at, changed_at)
                values ('%s', '%s', 'ACTIVE', 'STAFF', 1, '%s', '%s')
                """.formatted(id, branch, NOW, NOW));
        return id;
    }

    /** A part of a customer's profile, of one byte. */
    public static void profile(UUID customer, DataCategory category) {
        DATABASE.execute("insert into profile (customer_id, category, sealed) values ('%s', '%s', '\\x01')"
                .formatted(customer, category));
    }

    public static void restriction(UUID customer, DataCategory category) {
        DATABASE.execute("""
                insert into restriction (customer_id, category, rule, order_id, since)
                values ('%s', '%s', 'aml-identity', gen_random_uuid(), '%s')
                """.formatted(customer, category, NOW));
    }

    /** A token of one byte that no other customer has, under the first version of the key. */
    public static void token(UUID customer, String purpose, DataCategory category) {
        DATABASE.execute("""
                insert into search_token (purpose, token, customer_id, category, version)
                values ('%s', decode(replace(gen_random_uuid()::text, '-', ''), 'hex'), '%s', '%s', 1)
                """.formatted(purpose, customer, category));
    }

    /** An unconfirmed change, without optional values. */
    public static UUID change(UUID customer) {
        UUID id = UUID.randomUUID();
        DATABASE.execute("""
                insert into change (id, customer_id, state, base_version, second_person,
                    proposed_by, proposed_at, reason_code, expires_at)
                values ('%s', '%s', 'PROPOSED', 1, false, 'E1101', '%s', 'CORRECTION', '%s')
                """.formatted(id, customer, NOW, LATER));
        return id;
    }

    /** A change in force, that its proposer confirmed. */
    public static UUID applied(UUID customer, Instant at, long version) {
        UUID id = change(customer);
        DATABASE.execute("""
                update change set state = 'APPLIED', ended_by = 'E1101', ended_at = '%s', applied_version = %d
                where id = '%s'
                """.formatted(at, version, id));
        return id;
    }

    /** A field of a change, with a value of one byte before and none after. */
    public static void detail(UUID change, String field, DataCategory category) {
        DATABASE.execute("""
                insert into change_detail (change_id, field, category, sealed_before)
                values ('%s', '%s', '%s', '\\x01')
                """.formatted(change, field, category));
    }

    /** An open check of a unique document, without a suspicion. */
    public static UUID check() {
        UUID id = UUID.randomUUID();
        DATABASE.execute("""
                insert into registration_check (id, state, version, branch, origin, registered_by, opened_at,
                    expires_at, candidates, document)
                values ('%1$s', 'OPEN', 1, '%2$s', 'STAFF', 'E1101', '%3$s', '%4$s', '{}', sha256('%1$s'))
                """.formatted(id, BRANCH, NOW, LATER));
        return id;
    }
}
