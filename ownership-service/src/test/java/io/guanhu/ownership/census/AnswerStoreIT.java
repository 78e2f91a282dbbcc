package io.guanhu.ownership.census;

import static io.guanhu.ownership.OwnershipTables.DATABASE;
import static io.guanhu.ownership.OwnershipTables.LATER;
import static io.guanhu.ownership.OwnershipTables.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.ownership.census.AnswerStore.Answer;
import io.guanhu.platform.contract.CustomerEvents.CensusListing;
import io.guanhu.platform.contract.CustomerEvents.CensusPart;
import io.guanhu.platform.contract.CustomerEvents.CensusTaken;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnswerStoreIT {

    private static final List<CensusPart> PARTS =
            List.of(new CensusPart("00", 2, "abcd"), new CensusPart("ff", 1, "ef01"));

    private final AnswerStore store = new AnswerStore(DATABASE.client());
    private final UUID census = UUID.randomUUID();

    @BeforeEach
    void nothingWasAnswered() {
        DATABASE.execute("truncate census_answer");
    }

    private CensusTaken taken(Instant asOf, List<CensusPart> parts, CensusListing... listings) {
        return new CensusTaken(census, asOf, parts, List.of(listings), LATER);
    }

    @Test
    void returnsPartsTogetherAndEachListingSeparately() {
        CensusListing some = new CensusListing("0a", List.of(UUID.randomUUID(), UUID.randomUUID()));
        CensusListing none = new CensusListing("0b", List.of());

        DATABASE.run(store.keep(taken(NOW, PARTS, some, none)));

        assertThat(next())
                .returns(census, Answer::census)
                .returns(NOW, Answer::asOf)
                .returns(PARTS, Answer::parts);
        assertThat(ended()).returns(null, Answer::listing);
        assertThat(ended()).returns(some, Answer::listing).returns(List.of(), Answer::parts);
        assertThat(ended()).returns(none, Answer::listing);
        assertThat(DATABASE.run(store.next())).isNull();
    }

    @Test
    void anEmptyAnswerSaysThatThereAreNoCustomers() {
        DATABASE.run(store.keep(taken(NOW, List.of())));

        assertThat(next()).returns(List.of(), Answer::parts).returns(null, Answer::listing);
    }

    @Test
    void anOlderCensusGoesWithTheNext() {
        DATABASE.run(store.keep(taken(NOW, PARTS)));
        DATABASE.rolledBack(store.keep(taken(LATER, PARTS)));
        assertThat(next().asOf()).isEqualTo(NOW);

        DATABASE.run(store.keep(taken(LATER, PARTS)));

        assertThat(ended().asOf()).isEqualTo(LATER);
        assertThat(DATABASE.run(store.next())).isNull();
    }

    @Test
    void ofTwoWhoCompareAnAnswerOneEndsIt() {
        DATABASE.run(store.keep(taken(NOW, PARTS)));
        Answer answer = next();

        var race = DATABASE.race(store.end(answer), store.end(answer));

        assertThat(race.waited()).isTrue();
        assertThat(race.value()).isFalse();
    }

    @Test
    void anotherTakesAnAnswerWhoseComparisonIsRolledBack() {
        DATABASE.run(store.keep(taken(NOW, PARTS)));
        Answer answer = next();

        assertThat(DATABASE.raceWithRolledBack(store.end(answer), store.end(answer))
                        .value())
                .isTrue();
    }

    private Answer next() {
        return DATABASE.get(store.next());
    }

    private Answer ended() {
        Answer answer = next();
        assertThat(DATABASE.run(store.end(answer))).isTrue();
        return answer;
    }
}
