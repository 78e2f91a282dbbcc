package io.guanhu.customer.messages;

import static io.guanhu.platform.database.Columns.orNull;
import static io.guanhu.platform.database.Columns.uuid;

import io.guanhu.customer.model.field.BuiltIn;
import io.guanhu.customer.model.field.Field;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.keyring.CustomerKeys;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Former contacts of customers, sealed, until they were notified. */
@Component
public class ParticularsStore {

    private static final String PREFIX = "particulars.";

    private final DatabaseClient database;

    ParticularsStore(DatabaseClient database) {
        this.database = database;
    }

    /** A sealed contact, and the customer it belonged to. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Particulars(UUID customerId, byte @Nullable [] sealedPhone, byte @Nullable [] sealedEmail) {

        /** The phone number, if the contact is one. */
        public @Nullable String phone(CustomerKeys keys) {
            return open(keys, BuiltIn.PHONE, sealedPhone);
        }

        /** The email address, if the contact is one. */
        public @Nullable String email(CustomerKeys keys) {
            return open(keys, BuiltIn.EMAIL, sealedEmail);
        }

        private static @Nullable String open(CustomerKeys keys, Field field, byte @Nullable [] box) {
            return box == null
                    ? null
                    : new String(keys.open(DataCategory.CONTACT, PREFIX + field.code(), box), StandardCharsets.UTF_8);
        }
    }

    /** Stores a phone number or an email address for one message. */
    public Mono<Void> keep(
            UUID notificationId, UUID customerId, Field field, String contact, CustomerKeys keys, Instant now) {
        byte[] box = keys.seal(DataCategory.CONTACT, PREFIX + field.code(), contact.getBytes(StandardCharsets.UTF_8));
        return database.sql("""
                insert into particulars
                    (notification_id, customer_id, sealed_phone, sealed_email, created_at)
                values (:id, :customer, :phone, :email, :now)
                """)
                .bind("id", notificationId)
                .bind("customer", customerId)
                .bind("now", now)
                .bind("phone", orNull(field.equals(BuiltIn.PHONE) ? box : null, byte[].class))
                .bind("email", orNull(field.equals(BuiltIn.PHONE) ? null : box, byte[].class))
                .then();
    }

    public Mono<Particulars> find(UUID notificationId) {
        return database.sql("""
                select customer_id, sealed_phone, sealed_email from particulars
                where notification_id = :id
                """)
                .bind("id", notificationId)
                .map(row -> new Particulars(
                        uuid(row, "customer_id"),
                        row.get("sealed_phone", byte[].class),
                        row.get("sealed_email", byte[].class)))
                .one();
    }

    /** Deletes the contact; its message was sent, or never will be. */
    public Mono<Void> forget(UUID notificationId) {
        return database.sql("delete from particulars where notification_id = :id")
                .bind("id", notificationId)
                .then();
    }
}
