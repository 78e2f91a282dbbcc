package io.guanhu.notification.parts;

import static io.guanhu.notification.NotificationTables.DATABASE;
import static io.guanhu.notification.NotificationTables.LATER;
import static io.guanhu.notification.NotificationTables.NOW;
import static io.guanhu.notification.NotificationTables.change;
import static io.guanhu.notification.NotificationTables.column;
import static io.guanhu.notification.NotificationTables.part;
import static io.guanhu.notification.NotificationTables.parts;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.notification.NotificationTables;
import io.guanhu.notification.model.delivery.AcceptedPart;
import io.guanhu.notification.model.delivery.State;
import io.guanhu.notification.model.message.Channel;
import io.guanhu.notification.parts.PartStore.Concluded;
import io.guanhu.notification.parts.PartStore.Row;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartStoreIT {

    private final PartStore store = new PartStore(DATABASE.client());
    private final UUID customer = UUID.randomUUID();
    private final UUID id = NotificationTables.notification(customer, "SENT", "SMS", "SERVICE");
    private final String message = UUID.randomUUID().toString();

    private StoredPart kept(int number, @Nullable String messageId) {
        return new StoredPart(
                id,
                customer,
                new AcceptedPart("centre", messageId, "10690", 1, number, 2, NOW),
                "abcd",
                "0000",
                LATER.plusSeconds(number));
    }

    private List<Row> last() {
        return DATABASE.get(store.last(id).collectList());
    }

    private static Row row(int sending, int part, @Nullable String content) {
        return new Row(sending, part, 2, "centre", "10690", content, "ACCEPTED", LATER.plusSeconds(part));
    }

    @Test
    void givesBackThePartsInTheOrderInWhichTheyWereTaken() {
        assertThat(last()).isEmpty();

        DATABASE.run(store.keep(kept(2, null)).then(store.keep(kept(1, message))));

        assertThat(last()).containsExactly(row(1, 1, "abcd"), row(1, 2, "abcd"));
        assertThat(parts(id, "provider_message_id")).containsExactly(message, "");
        assertThat(parts(id, "destination_end")).containsExactly("0000", "0000");
    }

    @Test
    void leavesNothingOfAPartThatIsRolledBack() {
        DATABASE.rolledBack(store.keep(kept(1, message)));

        assertThat(last()).isEmpty();
    }

    @Test
    void aPartThatIsKnownStaysAsItIs() {
        DATABASE.run(store.keep(kept(1, message)));
        DATABASE.run(store.keep(kept(1, "other")));

        assertThat(parts(id, "provider_message_id")).containsExactly(message);
    }

    @Test
    void givesBackTheLastSendingOnly() {
        part(id, 1, 1, "m1", "ACCEPTED");
        part(id, 2, 1, "m2", "ACCEPTED");

        assertThat(last()).singleElement().returns(2, Row::sending);
    }

    @ParameterizedTest
    @CsvSource({"customer-service, ''", "privacy-service, abcd"})
    void keepsNothingOfWhereAnErasedContactWas(String particulars, String content) {
        change(id, "particulars = '" + particulars + "'");
        NotificationTables.eraseContact(customer);

        DATABASE.run(store.keep(kept(1, message)));

        assertThat(parts(id, "content")).containsExactly(content);
        assertThat(parts(id, "destination_end")).containsExactly("");
    }

    @Test
    void forgetsByWhichATextIsRecognised() {
        part(id, 1, 1, "m1", "ACCEPTED");

        DATABASE.rolledBack(store.forgetContent(id));
        assertThat(parts(id, "content")).containsExactly("abcd");

        DATABASE.run(store.forgetContent(id));
        assertThat(parts(id, "content")).containsExactly("");
    }

    @ParameterizedTest
    @CsvSource({
        "SERVICE, DELIVERED, DELIVERED, DELIVERED, ''",
        "SERVICE, DELIVERED, FAILED, FAILED, undelivered",
        "LEGAL_NOTICE, FAILED, ACCEPTED, STUCK, undelivered",
        "LEGAL_NOTICE, DELIVERED, DELIVERED, DELIVERED, ''"
    })
    void concludesFromThePartsOfTheLastSending(String purpose, String one, String other, State state, String failure) {
        change(id, "purpose = '" + purpose + "'");
        part(id, 1, 1, "m0", "ACCEPTED");
        part(id, 2, 1, "m1", one);
        part(id, 2, 2, "m2", other);

        assertThat(DATABASE.run(store.conclude(id, LATER))).isEqualTo(new Concluded(id, customer, Channel.SMS, state));

        assertThat(column(id, "state")).isEqualTo(state.name());
        assertThat(column(id, "failure")).isEqualTo(failure);
        assertThat(DATABASE.run(store.conclude(id, LATER))).isNull();
    }

    @ParameterizedTest
    @CsvSource({"SENT, ACCEPTED", "SENDING, DELIVERED", "SETTLED, FAILED"})
    void concludesNothingYet(String state, String other) {
        change(id, "state = '" + state + "'");
        part(id, 1, 1, "m1", "DELIVERED");
        part(id, 1, 2, "m2", other);

        assertThat(DATABASE.run(store.conclude(id, LATER))).isNull();

        assertThat(column(id, "state")).isEqualTo(state);
    }

    /** A part that no provider has accepted yet cannot be delivered. */
    @Test
    void concludesNothingFromSomeOfTheParts() {
        part(id, 1, 1, "m1", "DELIVERED");

        assertThat(DATABASE.run(store.conclude(id, LATER))).isNull();
    }

    @Test
    void holdsOffTheReceiptOfTheSameIdButNoOther() {
        assertThat(DATABASE.race(store.lock("centre", message), store.lock("centre", message))
                        .waited())
                .isTrue();
        assertThat(DATABASE.race(store.lock("centre", message), store.lock("fallback", message))
                        .waited())
                .isFalse();
        assertThat(DATABASE.race(store.lock("centre", null), store.lock("centre", null))
                        .waited())
                .isFalse();
    }

    @Test
    void holdsOffAnErasureOfTheCustomer() {
        assertThat(DATABASE.race(store.lock(customer), store.lock(customer)).waited())
                .isTrue();
    }
}
