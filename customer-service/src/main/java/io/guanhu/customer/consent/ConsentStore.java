package io.guanhu.customer.consent;

import io.guanhu.customer.model.ConsentPurpose;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Consents by customer and purpose. */
@Component
class ConsentStore {

    private final DatabaseClient database;

    ConsentStore(DatabaseClient database) {
        this.database = database;
    }

    record StoredConsent(boolean granted, long version, Instant changedAt) {}

    Mono<StoredConsent> find(UUID customerId, ConsentPurpose purpose) {
        return database.sql(
                        """
                        select granted, version, changed_at from consent
                        where customer_id = :customer and purpose = :purpose
                        """)
                .bind("customer", customerId)
                .bind("purpose", purpose.name())
                .map(
                        row ->
                                new StoredConsent(
                                        Objects.requireNonNull(row.get("granted", Boolean.class)),
                                        Objects.requireNonNull(row.get("version", Long.class)),
                                        Objects.requireNonNull(
                                                row.get("changed_at", Instant.class))))
                .one();
    }

    Mono<Void> save(
            UUID customerId, ConsentPurpose purpose, StoredConsent consent, String changedBy) {
        return database.sql(
                        """
                        insert into consent (customer_id, purpose, category, granted, version,
                                             changed_by, changed_at)
                        values (:customer, :purpose, :category, :granted, :version, :by, :at)
                        on conflict (customer_id, purpose) do update
                            set granted = excluded.granted, version = excluded.version,
                                changed_by = excluded.changed_by, changed_at = excluded.changed_at
                        """)
                .bind("customer", customerId)
                .bind("purpose", purpose.name())
                .bind("category", purpose.category().name())
                .bind("granted", consent.granted())
                .bind("version", consent.version())
                .bind("by", changedBy)
                .bind("at", consent.changedAt())
                .then();
    }
}
