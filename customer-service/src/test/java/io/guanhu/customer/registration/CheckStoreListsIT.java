package io.guanhu.customer.registration;

import static io.guanhu.customer.CustomerTables.DATABASE;
import static io.guanhu.customer.CustomerTables.LATER;
import static io.guanhu.customer.CustomerTables.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.CustomerTables;
import io.guanhu.customer.model.registration.RegistrationCheck.Reason;
import io.guanhu.customer.model.registration.RegistrationCheck.State;
import io.guanhu.customer.registration.CheckStore.Open;
import io.guanhu.customer.registration.CheckStore.StoredCheck;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How the store lists and counts checks, and what it does with those that have ended. */
class CheckStoreListsIT {

    private final CheckStore store = new CheckStore(DATABASE.client());

    @BeforeEach
    void nothingIsChecked() {
        DATABASE.execute("truncate registration_check cascade");
    }

    private UUID ended(Reason reason) {
        UUID check = CustomerTables.check();
        DATABASE.run(store.end(check, reason, "E7001", NOW));
        return check;
    }

    private List<UUID> withKeys() {
        return DATABASE.get(store.withKeys(10).collectList());
    }

    @Test
    void keysOutliveADraftThatNobodyAdmitted() {
        ended(Reason.PERSON_CONFIRMED);
        CustomerTables.check();
        UUID rejected = ended(Reason.PERSON_DECLINED);
        UUID expired = CustomerTables.check();
        DATABASE.execute("update registration_check set state = 'EXPIRED', ended_at = now(), document = null"
                + " where id = '" + expired + "'");
        assertThat(withKeys()).containsExactlyInAnyOrder(rejected, expired);
        assertThat(DATABASE.get(store.withKeys(1).collectList())).hasSize(1);

        DATABASE.rolledBack(store.keysDestroyed(rejected));
        assertThat(withKeys()).hasSize(2);

        DATABASE.run(store.keysDestroyed(rejected));
        assertThat(withKeys()).containsExactly(expired);
    }

    @Test
    void deletesThoseThatEndedLongAgoAndHaveNoKeys() {
        UUID admitted = ended(Reason.PERSON_CONFIRMED);
        UUID withKeys = ended(Reason.PERSON_DECLINED);
        UUID without = ended(Reason.PERSON_DECLINED);
        UUID open = CustomerTables.check();
        DATABASE.run(store.keysDestroyed(without));

        assertThat(DATABASE.get(store.purge(NOW, 10))).isZero();
        assertThat(DATABASE.get(store.purge(NOW.plusSeconds(1), 1))).isOne();
        assertThat(DATABASE.get(store.purge(NOW.plusSeconds(1), 10))).isOne();

        assertThat(DATABASE.values("select id from registration_check", UUID.class))
                .containsExactlyInAnyOrder(withKeys, open)
                .doesNotContain(admitted, without);
    }

    @Test
    void countsTheOpenOnesAndTellsTheOldest() {
        assertThat(DATABASE.get(store.open(NOW.plusSeconds(9)))).isEqualTo(new Open(0, NOW.plusSeconds(9)));
        UUID first = CustomerTables.check();
        CustomerTables.check();
        ended(Reason.PERSON_DECLINED);
        DATABASE.execute("update registration_check set opened_at = '%s' where id = '%s'"
                .formatted(NOW.minusSeconds(60), first));

        assertThat(DATABASE.get(store.open(NOW))).isEqualTo(new Open(2, NOW.minusSeconds(60)));
        assertThat(DATABASE.get(store.open(LATER))).isEqualTo(new Open(0, LATER));
    }

    @Test
    void listsThoseOfAStateAtAMomentTheLatestFirst() {
        List<UUID> ids = Stream.generate(CustomerTables::check)
                .limit(3)
                .sorted((one, other) -> other.toString().compareTo(one.toString()))
                .toList();
        DATABASE.run(store.end(ids.get(1), Reason.PERSON_DECLINED, "E7001", NOW));

        assertThat(listed(null, null, 2, NOW)).isEqualTo(ids.subList(0, 2));
        assertThat(listed(null, ids.get(1), 2, NOW)).containsExactly(ids.get(2));
        assertThat(listed(State.OPEN, null, 9, NOW)).containsExactly(ids.get(0), ids.get(2));
        assertThat(listed(State.REJECTED, null, 9, LATER)).containsExactly(ids.get(1));
        assertThat(listed(State.OPEN, null, 9, LATER)).isEmpty();
        assertThat(listed(State.EXPIRED, null, 9, LATER)).containsExactly(ids.get(0), ids.get(2));
    }

    private List<UUID> listed(@Nullable State state, @Nullable UUID before, int limit, Instant now) {
        return DATABASE.get(
                store.list(state, before, limit, now).map(StoredCheck::id).collectList());
    }
}
