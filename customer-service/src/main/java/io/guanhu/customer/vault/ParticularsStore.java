package io.guanhu.customer.vault;

import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.keyring.CustomerKeys;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Phone numbers that customers gave up, sealed, until their holders were told. */
@Component
public class ParticularsStore {

    private static final String FIELD = "particulars.phone";

    private final DatabaseClient database;

    ParticularsStore(DatabaseClient database) {
        this.database = database;
    }

    /** A sealed phone number and whose it was. */
    public record Particulars(UUID customerId, byte[] sealedPhone) {}

    public static byte[] seal(CustomerKeys keys, String phone) {
        return keys.seal(DataCategory.CONTACT, FIELD, phone.getBytes(StandardCharsets.UTF_8));
    }

    public static String open(CustomerKeys keys, byte[] sealed) {
        return new String(keys.open(DataCategory.CONTACT, FIELD, sealed), StandardCharsets.UTF_8);
    }

    public Mono<Void> keep(UUID notificationId, UUID customerId, byte[] sealed, Instant now) {
        return database.sql(
                        """
                        insert into particulars (notification_id, customer_id, sealed_phone, created_at)
                        values (:id, :customer, :sealed, :now)
                        """)
                .bind("id", notificationId)
                .bind("customer", customerId)
                .bind("sealed", sealed)
                .bind("now", now)
                .then();
    }

    public Mono<Particulars> find(UUID notificationId) {
        return database.sql(
                        """
                        select customer_id, sealed_phone from particulars
                        where notification_id = :id
                        """)
                .bind("id", notificationId)
                .map(
                        row ->
                                new Particulars(
                                        Objects.requireNonNull(row.get("customer_id", UUID.class)),
                                        Objects.requireNonNull(
                                                row.get("sealed_phone", byte[].class))))
                .one();
    }

    /** The message was sent, or never will be. */
    public Mono<Void> forget(UUID notificationId) {
        return database.sql("delete from particulars where notification_id = :id")
                .bind("id", notificationId)
                .then();
    }
}
