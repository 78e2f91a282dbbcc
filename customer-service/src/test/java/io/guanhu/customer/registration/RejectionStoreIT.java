package io.guanhu.customer.registration;

import static io.guanhu.customer.CustomerTables.DATABASE;
import static io.guanhu.customer.CustomerTables.LATER;
import static io.guanhu.customer.CustomerTables.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.guanhu.customer.model.likeness.Mark;
import io.guanhu.customer.model.registration.RegistrationCheck.Reason;
import io.guanhu.customer.people.SuppressionList.Known;
import io.guanhu.customer.registration.RejectionStore.Rejection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;

class RejectionStoreIT {

    private static final String RECIPE = "argon2id$v=19$m=64,t=1,p=1$k=1";
    private static final Known ONE = new Known(Mark.DOCUMENT, RECIPE, "01".repeat(32));
    private static final Known OTHER = new Known(Mark.DOCUMENT, RECIPE, "02".repeat(32));
    private static final Rejection DECLINED = new Rejection(Reason.PERSON_DECLINED, null, LATER);
    private static final Rejection KNOWN = new Rejection(Reason.ALREADY_CUSTOMER, UUID.randomUUID(), LATER);

    private final RejectionStore store = new RejectionStore(DATABASE.client());

    @BeforeEach
    void nobodyWasRejected() {
        DATABASE.execute("truncate registration_rejection");
    }

    private void rejected(Known document, Rejection rejection) {
        DATABASE.run(store.insert(UUID.randomUUID(), document, rejection));
    }

    private Map<Known, Rejection> found(Instant now, Known... documents) {
        return DATABASE.get(store.find(List.of(documents), now));
    }

    @Test
    void givesBackARejectionWithAndWithoutTheCustomerWhoWasFound() {
        rejected(ONE, DECLINED);
        rejected(OTHER, KNOWN);

        assertThat(found(NOW, ONE, OTHER)).isEqualTo(Map.of(ONE, DECLINED, OTHER, KNOWN));
        assertThat(found(NOW, OTHER)).isEqualTo(Map.of(OTHER, KNOWN));
        assertThat(found(NOW)).isEmpty();
    }

    @Test
    void doesNotKnowADocumentThatWasHashedInAnotherWay() {
        rejected(ONE, DECLINED);

        assertThat(found(NOW, new Known(Mark.DOCUMENT, "argon2id$v=19$m=64,t=2,p=1$k=1", ONE.hex())))
                .isEmpty();
    }

    @Test
    void theRejectionThatLastsLongestCounts() {
        rejected(ONE, new Rejection(Reason.PERSON_NOT_REACHED, null, LATER.plusSeconds(1)));
        rejected(ONE, DECLINED);

        assertThat(found(NOW, ONE).get(ONE))
                .isEqualTo(new Rejection(Reason.PERSON_NOT_REACHED, null, LATER.plusSeconds(1)));
    }

    @Test
    void isOverAtItsInstant() {
        rejected(ONE, DECLINED);

        assertThat(DATABASE.get(store.any(LATER.minusSeconds(1)))).isTrue();
        assertThat(found(LATER.minusSeconds(1), ONE)).hasSize(1);
        assertThat(DATABASE.get(store.any(LATER))).isFalse();
        assertThat(found(LATER, ONE)).isEmpty();
    }

    @Test
    void leavesNothingOfARejectionThatIsRolledBack() {
        DATABASE.rolledBack(store.insert(UUID.randomUUID(), ONE, DECLINED));

        assertThat(DATABASE.get(store.any(NOW))).isFalse();
    }

    @Test
    void refusesACheckTwiceAndARecipeThatIsNoCode() {
        UUID check = UUID.randomUUID();
        DATABASE.run(store.insert(check, ONE, DECLINED));

        assertThatExceptionOfType(DuplicateKeyException.class)
                .isThrownBy(() -> DATABASE.run(store.insert(check, OTHER, DECLINED)));
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> rejected(new Known(Mark.DOCUMENT, "argon2id 64", OTHER.hex()), DECLINED));
        assertThat(found(NOW, OTHER)).isEmpty();
    }

    @Test
    void deletesAFewOfThoseThatAreOver() {
        rejected(ONE, new Rejection(Reason.PERSON_DECLINED, null, NOW));
        rejected(ONE, new Rejection(Reason.PERSON_DECLINED, null, NOW));
        rejected(OTHER, DECLINED);

        DATABASE.run(store.purge(NOW, 1));
        assertThat(left()).isEqualTo(2);

        DATABASE.run(store.purge(NOW, 10));
        assertThat(left()).isOne();
        assertThat(found(NOW, OTHER)).hasSize(1);
    }

    private static long left() {
        return DATABASE.values("select count(*) from registration_rejection", Long.class)
                .getFirst();
    }
}
