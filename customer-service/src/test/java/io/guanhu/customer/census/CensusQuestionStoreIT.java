package io.guanhu.customer.census;

import static io.guanhu.customer.CustomerTables.BRANCH;
import static io.guanhu.customer.CustomerTables.DATABASE;
import static io.guanhu.customer.CustomerTables.LATER;
import static io.guanhu.customer.CustomerTables.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.CustomerTables;
import io.guanhu.customer.census.CensusQuestionStore.Question;
import io.guanhu.platform.contract.CustomerEvents.CustomerCreated;
import io.guanhu.platform.contract.CustomerEvents.CustomerStatusChanged;
import io.guanhu.platform.contract.CustomerEvents.Origin;
import io.guanhu.platform.contract.CustomerEvents.Status;
import io.guanhu.platform.contract.Event;
import io.guanhu.platform.contract.OwnershipEvents.CensusAsked;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CensusQuestionStoreIT {

    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);

    private final CensusQuestionStore store = new CensusQuestionStore(DATABASE.client());

    @BeforeEach
    void nothingWasAsked() {
        DATABASE.execute("truncate census_question");
        DATABASE.execute("update census_taking set taken_at = '%s'".formatted(NOW));
    }

    private void asked(UUID census, Instant asOf, String... prefixes) {
        DATABASE.run(store.ask(new CensusAsked(census, asOf, List.of(prefixes), LATER)));
    }

    private Question next() {
        return DATABASE.get(store.next());
    }

    @Test
    void givesBackQuestionsInTheirOrder() {
        UUID census = UUID.randomUUID();
        assertThat(DATABASE.run(store.next())).isNull();
        asked(census, NOW, "0a", "ff");
        asked(census, NOW, "1b");

        Question first = next();
        assertThat(first)
                .returns(census, Question::census)
                .returns(NOW, Question::asOf)
                .returns(List.of("0a", "ff"), Question::prefixes);
        assertThat(DATABASE.get(store.end(first))).isTrue();

        assertThat(next().prefixes()).containsExactly("1b");
    }

    @Test
    void leavesTheQuestionWhereItsAnswerIsRolledBack() {
        asked(UUID.randomUUID(), NOW, "0a");
        Question question = next();

        assertThat(DATABASE.rolledBack(store.end(question))).isTrue();

        assertThat(next()).isEqualTo(question);
    }

    @Test
    void ofTwoWhoAnswerAQuestionOneEndsIt() {
        asked(UUID.randomUUID(), NOW, "0a");
        Question question = next();

        var race = DATABASE.race(store.end(question), store.end(question));

        assertThat(race.waited()).isTrue();
        assertThat(race.value()).isFalse();
    }

    @Test
    void endsTheQuestionsOfEarlierCensuses() {
        asked(UUID.randomUUID(), NOW.minusSeconds(1), "0a");
        asked(UUID.randomUUID(), NOW, "0b");

        DATABASE.run(store.endBefore(NOW));

        assertThat(next().prefixes()).containsExactly("0b");
    }

    @Test
    void isDueFromAnInstantOn() {
        assertThat(DATABASE.get(store.due(NOW.minusSeconds(1)))).isFalse();
        assertThat(DATABASE.get(store.due(NOW))).isTrue();
        assertThat(DATABASE.get(store.claim(LATER, NOW.minusSeconds(1)))).isFalse();
        assertThat(DATABASE.rolledBack(store.claim(LATER, NOW))).isTrue();
        assertThat(DATABASE.get(store.claim(LATER, NOW))).isTrue();
        assertThat(DATABASE.get(store.due(NOW))).isFalse();
    }

    @Test
    void ofTwoWhoCountOneTakesTheCensus() {
        var race = DATABASE.race(store.claim(LATER, NOW), store.claim(LATER, NOW));

        assertThat(race.waited()).isTrue();
        assertThat(race.value()).isFalse();
    }

    @Test
    void anotherTakesTheCensusOfOneThatIsRolledBack() {
        assertThat(DATABASE.raceWithRolledBack(store.claim(LATER, NOW), store.claim(LATER, NOW))
                        .value())
                .isTrue();
    }

    @Test
    void tellsWhatWasToldWhenACustomerWasCreated() {
        UUID active = CustomerTables.customer();
        UUID former = CustomerTables.customer();
        DATABASE.execute("update customer set status = 'CLOSED', relationship_ended_on = '%s' where id = '%s'"
                .formatted(DAY, former));

        assertThat(told(active)).containsExactly(new CustomerCreated(active, BRANCH, null, Origin.STAFF, NOW));
        assertThat(told(former))
                .containsExactly(
                        new CustomerCreated(former, BRANCH, null, Origin.STAFF, NOW),
                        new CustomerStatusChanged(former, Status.CLOSED, DAY, LATER));
        assertThat(told(UUID.randomUUID())).isEmpty();
        assertThat(told(active, former)).hasSize(3);
    }

    private List<Event> told(UUID... customers) {
        return DATABASE.get(store.creationEvents(List.of(customers), LATER).collectList());
    }
}
