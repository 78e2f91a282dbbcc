package io.guanhu.customer.consent;

import static io.guanhu.platform.database.Columns.instant;
import static io.guanhu.platform.database.Columns.number;
import static io.guanhu.platform.database.Columns.orNull;
import static io.guanhu.platform.database.Columns.text;
import static io.guanhu.platform.database.Columns.value;

import io.guanhu.customer.model.ConsentPurpose;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Consents by customer and purpose. */
@Component
class ConsentStore {

    private static final String SELECT = """
            select purpose, granted, version, changed_by, changed_at, evidence from consent
            where customer_id = :customer
            """;

    private final DatabaseClient database;

    ConsentStore(DatabaseClient database) {
        this.database = database;
    }

    /**
     * The current state of a consent.
     *
     * @param changedBy an employee id or the customer's own id; empty if it was never given
     * @param evidence sealed number, in the bank's archive, of the document on which staff recorded
     *     the consent
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record StoredConsent(
            ConsentPurpose purpose,
            boolean granted,
            long version,
            String changedBy,
            Instant changedAt,
            byte @Nullable [] evidence) {

        static StoredConsent neverGiven(ConsentPurpose purpose) {
            return new StoredConsent(purpose, false, 0, "", Instant.EPOCH, null);
        }
    }

    Mono<StoredConsent> find(UUID customerId, ConsentPurpose purpose) {
        return database.sql(SELECT + " and purpose = :purpose")
                .bind("customer", customerId)
                .bind("purpose", purpose.name())
                .map(ConsentStore::read)
                .one();
    }

    private static StoredConsent read(Readable row) {
        return new StoredConsent(
                ConsentPurpose.valueOf(text(row, "purpose")),
                value(row, "granted", Boolean.class),
                number(row, "version"),
                text(row, "changed_by"),
                instant(row, "changed_at"),
                row.get("evidence", byte[].class));
    }

    Mono<Void> save(UUID customerId, StoredConsent consent) {
        ConsentPurpose purpose = consent.purpose();
        GenericExecuteSpec save = database.sql("""
                insert into consent (
                    customer_id, purpose, category, granted, version, changed_by, changed_at, evidence)
                values (:customer, :purpose, :category, :granted, :version, :by,
                        :at, :evidence)
                on conflict (customer_id, purpose) do update
                    set granted = excluded.granted, version = excluded.version,
                        changed_by = excluded.changed_by,
                        changed_at = excluded.changed_at,
                        evidence = excluded.evidence
                """)
                .bind("customer", customerId)
                .bind("purpose", purpose.name())
                .bind("category", purpose.category().name())
                .bind("granted", consent.granted())
                .bind("version", consent.version())
                .bind("by", consent.changedBy())
                .bind("at", consent.changedAt());
        byte[] evidence = consent.evidence();
        return save.bind("evidence", orNull(evidence, byte[].class)).then();
    }
}
