package io.guanhu.privacy.reading;

import static java.util.Comparator.comparing;
import static java.util.Comparator.reverseOrder;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.testing.Memory;
import io.guanhu.platform.testing.ServiceDatabase;
import io.guanhu.privacy.docket.RealDocket;
import io.guanhu.privacy.ledger.RealLedger;
import io.guanhu.privacy.model.Category;
import io.guanhu.privacy.model.assessment.Assessments;
import io.guanhu.privacy.model.lifecycle.Ended;
import io.guanhu.privacy.model.request.Filing;
import io.guanhu.privacy.model.request.Filings;
import io.guanhu.privacy.model.request.Reference;
import io.guanhu.privacy.model.request.State;
import io.guanhu.privacy.reading.ReadingStore.Finding;
import io.guanhu.privacy.reading.ReadingStore.Outcome;
import io.guanhu.privacy.reading.ReadingStore.Row;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReadingStoreIT {

    private final ServiceDatabase database = ServiceDatabase.of("privacy");
    private final RealDocket docket = new RealDocket(database);
    private final ReadingStore store = new ReadingStore(database.client());
    private final UUID customer = UUID.randomUUID();
    private final UUID order = UUID.randomUUID();

    private Filing filed(State state) {
        Filing filing = docket.filed(Filings.own(customer, Memory.NOW, Category.CONTACT, Category.MARKETING));
        if (state.ended()) {
            docket.save(new Ended(filing, state));
        }
        return filing;
    }

    private List<UUID> listed(@Nullable State state, @Nullable String ending, boolean hidden, @Nullable UUID before) {
        return database.get(store.list(state, customer, ending, hidden, before, 2)
                .map(Row::id)
                .collectList());
    }

    private void receipt(String holder, int seconds) {
        database.execute("insert into receipt (order_id, holder, at) values ('%s', '%s', '%s')"
                .formatted(order, holder, Memory.NOW.plusSeconds(seconds)));
    }

    private void finding(String holder, int number, String name) {
        database.execute("""
                insert into finding (order_id, holder, number, store, category, action, removed, read_back)
                values ('%s', '%s', %d, '%s', 'CONTACT', 'ERASED', 3, 1)
                """.formatted(order, holder, number, name));
    }

    private static Finding read(String holder, String name, int seconds) {
        return new Finding(holder, name, "CONTACT", "ERASED", 3, 1, Memory.NOW.plusSeconds(seconds));
    }

    @Test
    void readsFindingsInTheOrderOfTheirReceipts() {
        docket.ordered(order, Assessments.erasing(Category.CONTACT), "customer-service", "audit-service");
        receipt("customer-service", 1);
        finding("customer-service", 1, "keys");
        finding("customer-service", 0, "profile");
        receipt("audit-service", 2);
        finding("audit-service", 0, "entries");

        assertThat(database.get(store.receipts(order).collectList()))
                .containsExactly(
                        read("customer-service", "profile", 1),
                        read("customer-service", "keys", 1),
                        read("audit-service", "entries", 2));
        assertThat(database.get(store.receipts(UUID.randomUUID()).collectList()))
                .isEmpty();
    }

    @Test
    void tellsWhoHasNotAnswered() {
        docket.ordered(order, Assessments.erasing(Category.CONTACT), "b-service", "a-service", "c-service");
        receipt("b-service", 1);

        assertThat(database.get(store.missingHolders(order).collectList())).containsExactly("a-service", "c-service");
    }

    @Test
    void tellsHowFarAnErasureIs() {
        UUID request = docket.executing(Assessments.erasing(Category.CONTACT)).requestId();
        assertThat(outcome(request)).isEqualTo(new Outcome(null, false, null));

        database.execute("""
                insert into request_history (request_id, to_state, at, actor_type, actor_id)
                values ('%s', 'EXECUTING', '%s', 'STAFF', 'E9102')
                """.formatted(request, Memory.NOW));
        var entry = database.get(RealLedger.on(database).append(request, "{}", Memory.NOW));
        database.execute("insert into certificate values ('%s', '%s', 'kid', 'jws', '\\x01', now())"
                .formatted(request, UUID.randomUUID()));

        assertThat(outcome(request)).isEqualTo(new Outcome(entry.position(), true, Memory.NOW));
    }

    private Outcome outcome(UUID request) {
        return database.get(store.outcome(request));
    }

    @Test
    void listsARequestAsItStands() {
        Filing filing = filed(State.SUBMITTED);

        Row listed =
                database.get(store.list(null, customer, null, false, null, 1).single());

        assertThat(listed)
                .isEqualTo(new Row(
                        filing.requestId(),
                        customer,
                        State.SUBMITTED,
                        Set.of(Category.CONTACT, Category.MARKETING),
                        Memory.NOW,
                        filing.deadline()));
    }

    @Test
    void findsByStateAndReference() {
        UUID rejected = filed(State.REJECTED).requestId();
        UUID open = filed(State.SUBMITTED).requestId();

        assertThat(listed(State.REJECTED, null, false, null)).containsExactly(rejected);
        assertThat(listed(null, Reference.of(open).replace("-", ""), false, null))
                .containsExactly(open);
        assertThat(listed(State.COMPLETED, null, false, null)).isEmpty();
        assertThat(database.get(store.list(null, null, null, false, null, 100_000)
                        .map(Row::id)
                        .collectList()))
                .contains(rejected, open);
    }

    @Test
    void showsWhatIsHiddenToThoseWhoMaySeeIt() {
        UUID hidden = filed(State.SUBMITTED).requestId();
        database.execute("update privacy_request set hidden = true where id = '%s'".formatted(hidden));

        assertThat(listed(null, null, false, null)).isEmpty();
        assertThat(listed(null, null, true, null)).containsExactly(hidden);
    }

    @Test
    void listsTheNewestFirstAndGoesOnFromThere() {
        List<UUID> newest = Stream.of(State.REJECTED, State.CANCELLED, State.SUBMITTED)
                .map(state -> filed(state).requestId())
                .sorted(comparing(UUID::toString, reverseOrder()))
                .toList();

        assertThat(listed(null, null, false, null)).isEqualTo(newest.subList(0, 2));
        assertThat(listed(null, null, false, newest.get(1))).isEqualTo(newest.subList(2, 3));
    }
}
