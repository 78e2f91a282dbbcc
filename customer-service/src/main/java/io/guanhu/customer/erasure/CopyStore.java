package io.guanhu.customer.erasure;

import static io.guanhu.platform.database.Columns.first;
import static io.guanhu.platform.database.Columns.orNull;

import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.contract.PrivacyEvents.Restriction;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Erases and restricts a category of a customer, table by table, and reads back. */
@Component
class CopyStore {

    private final DatabaseClient database;

    CopyStore(DatabaseClient database) {
        this.database = database;
    }

    /** A place where this service keeps personal data of a category. */
    enum Copy {
        PROFILE(
                "delete from profile where customer_id = :customer and category = :category",
                "select count(*) from profile where customer_id = :customer and category = :category"),
        SEARCH_TOKEN(
                "delete from search_token where customer_id = :customer and category = :category",
                "select count(*) from search_token where customer_id = :customer and category = :category"),
        CHANGE_DETAIL("""
                update change_detail d set sealed_before = null, sealed_after = null
                from change c
                where c.id = d.change_id and c.customer_id = :customer and d.category = :category
                  and (d.sealed_before is not null or d.sealed_after is not null)
                """, """
                select count(*) from change_detail d join change c on c.id = d.change_id
                where c.customer_id = :customer and d.category = :category
                  and (d.sealed_before is not null or d.sealed_after is not null)
                """),
        CHANGE_TEXT("""
                update change set reason_text = null, decision_text = null, evidence = null
                where customer_id = :customer and :category = 'INTERACTION'
                  and num_nonnulls(reason_text, decision_text, evidence) > 0
                """, """
                select count(*) from change
                where customer_id = :customer and :category = 'INTERACTION'
                  and num_nonnulls(reason_text, decision_text, evidence) > 0
                """),
        CONSENT(
                "delete from consent where customer_id = :customer and category = :category",
                "select count(*) from consent where customer_id = :customer and category = :category"),
        PARTICULARS(
                "delete from particulars where customer_id = :customer and :category = 'CONTACT'",
                "select count(*) from particulars where customer_id = :customer and :category = 'CONTACT'"),
        REGISTRATION_REJECTION(
                """
                        update registration_rejection set customer_id = null
                        where customer_id = :customer and :category = 'IDENTITY'
                        """,
                "select count(*) from registration_rejection where customer_id = :customer and :category = 'IDENTITY'"),
        /** Whom a person resembles, for those who wait for a check or have an open change. */
        REGISTRATION_CHECK("""
                update registration_check set candidates = array_remove(candidates, :customer)
                where state = 'OPEN' and :customer = any(candidates) and :category = 'IDENTITY'
                """, """
                select count(*) from registration_check
                where state = 'OPEN' and :customer = any(candidates) and :category = 'IDENTITY'
                """),
        CHANGE_SUSPICION("""
                update change_suspicion set candidates = array_remove(candidates, :customer)
                where :customer = any(candidates) and :category = 'IDENTITY'
                """, """
                select count(*) from change_suspicion
                where :customer = any(candidates) and :category = 'IDENTITY'
                """);

        private final String erase;
        private final String count;

        Copy(String erase, String count) {
            this.erase = erase;
            this.count = count;
        }

        /** The name in receipts. */
        String store() {
            return "postgresql:customer." + name().toLowerCase(Locale.ROOT);
        }

        static Copy ofStore(String store) {
            for (Copy copy : values()) {
                if (copy.store().equals(store)) {
                    return copy;
                }
            }
            throw new IllegalArgumentException("Unknown store " + store);
        }
    }

    Mono<Boolean> known(UUID customerId) {
        return database.sql("select exists (select 1 from customer where id = :customer)")
                .bind("customer", customerId)
                .map(row -> first(row, Boolean.class))
                .one();
    }

    /** Erases one copy, and returns how many records there were. */
    Mono<Long> erase(Copy copy, UUID customerId, DataCategory category) {
        return bind(copy.erase, customerId, category).fetch().rowsUpdated();
    }

    /** How many records of one copy still exist. */
    Mono<Long> count(Copy copy, UUID customerId, DataCategory category) {
        return bind(copy.count, customerId, category)
                .map(row -> first(row, Long.class))
                .one();
    }

    Mono<Void> restrict(UUID customerId, Restriction restriction, UUID orderId, Instant now) {
        GenericExecuteSpec insert = bind("""
                insert into restriction
                    (customer_id, category, until_day, rule, order_id, since)
                values (:customer, :category, :until, :rule, :order, :now)
                on conflict (customer_id, category) do update
                    set until_day = excluded.until_day, rule = excluded.rule,
                        order_id = excluded.order_id
                """, customerId, restriction.category())
                .bind("rule", restriction.rule())
                .bind("order", orderId)
                .bind("now", now);
        LocalDate until = restriction.until();
        return insert.bind("until", orNull(until, LocalDate.class)).then();
    }

    Mono<Long> restrictions(UUID customerId, DataCategory category) {
        return bind(
                        "select count(*) from restriction where customer_id = :customer and category = :category",
                        customerId,
                        category)
                .map(row -> first(row, Long.class))
                .one();
    }

    /** Ends the restriction of an erased category. */
    Mono<Void> unrestrict(UUID customerId, DataCategory category) {
        return bind(
                        "delete from restriction where customer_id = :customer and category = :category",
                        customerId,
                        category)
                .then();
    }

    /** Erases a category that continues to be reported as restricted. */
    Mono<Void> eraseUnseen(UUID customerId, DataCategory category, Instant now) {
        return bind("""
                update restriction set erased_at = :now
                where customer_id = :customer and category = :category and erased_at is null
                """, customerId, category).bind("now", now).then();
    }

    /** Expires all open changes, so that none can be applied after the erasure. */
    Mono<Void> expireOpenChanges(UUID customerId, Instant now) {
        return database.sql("""
                update change set state = 'EXPIRED', ended_at = :now
                where customer_id = :customer and state in ('PROPOSED', 'AWAITING_DECISION')
                """)
                .bind("customer", customerId)
                .bind("now", now)
                .then()
                .then(database.sql("""
                        delete from change_suspicion
                        where change_id in
                            (select id from change where customer_id = :customer)
                        """).bind("customer", customerId).then());
    }

    private GenericExecuteSpec bind(String sql, UUID customerId, DataCategory category) {
        return database.sql(sql).bind("customer", customerId).bind("category", category.name());
    }
}
