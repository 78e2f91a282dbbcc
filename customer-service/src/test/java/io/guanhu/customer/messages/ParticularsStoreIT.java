package io.guanhu.customer.messages;

import static io.guanhu.customer.CustomerTables.DATABASE;
import static io.guanhu.customer.CustomerTables.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.guanhu.customer.CustomerTables;
import io.guanhu.customer.messages.ParticularsStore.Particulars;
import io.guanhu.customer.model.field.BuiltIn;
import io.guanhu.customer.model.field.Field;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.keyring.CustomerKeys;
import io.guanhu.platform.testing.Memory;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import reactor.core.publisher.Mono;

class ParticularsStoreIT {

    private static final String PHONE = "+8614200000001";
    private static final String EMAIL = "1@example.com";

    private final ParticularsStore store = new ParticularsStore(DATABASE.client());
    private final UUID customer = CustomerTables.customer();
    private final UUID notification = UUID.randomUUID();
    private final CustomerKeys keys = new Memory("customer-service").keys().made(customer, DataCategory.CONTACT);

    private Mono<Void> kept(Field field, String contact) {
        return store.keep(notification, customer, field, contact, keys, NOW);
    }

    @Test
    void givesBackAPhoneThatWasSealed() {
        DATABASE.run(kept(BuiltIn.PHONE, PHONE));

        Particulars found = DATABASE.get(store.find(notification));

        assertThat(found.customerId()).isEqualTo(customer);
        assertThat(found.phone(keys)).isEqualTo(PHONE);
        assertThat(found.email(keys)).isNull();
        assertThat(found.sealedPhone()).isNotEqualTo(PHONE.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void givesBackAnAddressOfAMailbox() {
        DATABASE.run(kept(BuiltIn.EMAIL, EMAIL));

        Particulars found = DATABASE.get(store.find(notification));

        assertThat(found.email(keys)).isEqualTo(EMAIL);
        assertThat(found.phone(keys)).isNull();
    }

    @Test
    void forgetsTheContactOfOneMessage() {
        DATABASE.run(kept(BuiltIn.PHONE, PHONE));

        DATABASE.run(store.forget(UUID.randomUUID()));
        assertThat(DATABASE.run(store.find(notification))).isNotNull();

        DATABASE.run(store.forget(notification));
        assertThat(DATABASE.run(store.find(notification))).isNull();
    }

    @Test
    void leavesNothingOfAMessageThatIsRolledBack() {
        DATABASE.rolledBack(kept(BuiltIn.PHONE, PHONE));

        assertThat(DATABASE.run(store.find(notification))).isNull();
    }

    @Test
    void refusesASecondContactOfAMessageAndAStrangers() {
        DATABASE.run(kept(BuiltIn.PHONE, PHONE));

        assertThatExceptionOfType(DuplicateKeyException.class)
                .isThrownBy(() -> DATABASE.run(kept(BuiltIn.EMAIL, EMAIL)));
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> DATABASE.run(
                        store.keep(UUID.randomUUID(), UUID.randomUUID(), BuiltIn.PHONE, PHONE, keys, NOW)));
    }
}
