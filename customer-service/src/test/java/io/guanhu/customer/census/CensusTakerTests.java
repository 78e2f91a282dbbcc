package io.guanhu.customer.census;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.census.CensusStore;
import io.guanhu.platform.contract.CustomerEvents.CensusListing;
import io.guanhu.platform.contract.CustomerEvents.CensusPart;
import io.guanhu.platform.contract.CustomerEvents.CensusTaken;
import io.guanhu.platform.testing.Memory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class CensusTakerTests {

    private static final Duration INTERVAL = Duration.ofHours(1);
    private static final Duration SETTLING = Duration.ofMinutes(5);
    private static final Instant AS_OF = Memory.NOW.minus(SETTLING);
    private static final CensusPart SOME = new CensusPart("0a", 2, "digest of 0a");
    private static final CensusPart MORE = new CensusPart("ff", 3, "digest of ff");

    private final Memory memory = new Memory("customer-service");
    private final Customers customers = new Customers();
    private final InMemoryCensusQuestionStore questions =
            new InMemoryCensusQuestionStore(memory, Memory.NOW.minus(INTERVAL));
    private final CensusTaker taker = new CensusTaker(
            customers,
            questions,
            memory.outbox(),
            memory.transaction(),
            new CensusProperties(INTERVAL, SETTLING),
            memory.ids(),
            memory.clock());

    private Duration round() {
        return memory.get(taker.round());
    }

    private List<CensusTaken> taken() {
        return memory.announced(CensusTaken.class);
    }

    private UUID asked(Instant asOf, String... prefixes) {
        UUID census = UUID.randomUUID();
        questions.asked(census, asOf, prefixes);
        return census;
    }

    @Test
    void takesACensusWhenItIsDueAndNotBeforeTheNextIs() {
        customers.parts.put("", List.of(SOME, MORE));

        assertThat(round()).isEqualTo(Duration.ofSeconds(2));
        memory.clock().pass(INTERVAL.minusSeconds(1));
        round();

        assertThat(taken())
                .singleElement()
                .returns(AS_OF, CensusTaken::asOf)
                .returns(List.of(SOME, MORE), CensusTaken::parts)
                .returns(List.of(), CensusTaken::listings)
                .returns(Memory.NOW, CensusTaken::at);
        assertThat(customers.asOf).isEqualTo(AS_OF);

        memory.clock().pass(Duration.ofSeconds(1));
        round();

        assertThat(taken()).hasSize(2).extracting(CensusTaken::censusId).doesNotHaveDuplicates();
    }

    @Test
    void announcesThatThereAreNoCustomers() {
        round();

        assertThat(taken()).singleElement().returns(List.of(), CensusTaken::parts);
    }

    @Test
    void questionsAboutAnEarlierCensusEndWithIt() {
        asked(AS_OF.minusSeconds(1), "0a");

        round();

        assertThat(questions.open()).isZero();
        assertThat(taken()).hasSize(1);
    }

    @Test
    void anotherProcessThatIsFasterTellsItAlone() {
        customers.meanwhile = () -> questions.takenAt(Memory.NOW);

        round();

        assertThat(taken()).isEmpty();
        assertThat(memory.transactions().committed()).isOne();
    }

    @Test
    void listsTheCustomersOfASmallPart() {
        questions.takenAt(Memory.NOW);
        List<UUID> ids = List.of(UUID.randomUUID(), UUID.randomUUID());
        customers.parts.put("0a", List.of(new CensusPart("0a01", 1, "one"), new CensusPart("0aff", 1, "other")));
        customers.members.put("0a", ids);
        UUID census = asked(AS_OF, "0a");

        round();

        assertThat(taken())
                .containsExactly(
                        new CensusTaken(census, AS_OF, List.of(), List.of(new CensusListing("0a", ids)), Memory.NOW));
        assertThat(questions.open()).isZero();
    }

    @Test
    void aPartWithoutCustomersIsListedAsEmpty() {
        questions.takenAt(Memory.NOW);
        asked(AS_OF, "0b");

        round();

        assertThat(taken()).flatExtracting(CensusTaken::listings).containsExactly(new CensusListing("0b", List.of()));
    }

    @Test
    void splitsALargePartAndListsASmallOneOfTheSameQuestion() {
        questions.takenAt(Memory.NOW);
        CensusPart one = new CensusPart("0a01", 2_500, "one");
        CensusPart other = new CensusPart("0a02", 1, "other");
        UUID member = UUID.randomUUID();
        customers.parts.put("0a", List.of(one, other));
        customers.parts.put("0b", List.of(new CensusPart("0b07", 2_500, "whole")));
        customers.members.put("0a", List.of(UUID.randomUUID()));
        customers.members.put("0b", List.of(member));
        asked(AS_OF, "0a", "0b");

        round();

        assertThat(taken())
                .singleElement()
                .returns(List.of(one, other), CensusTaken::parts)
                .returns(List.of(new CensusListing("0b", List.of(member))), CensusTaken::listings);
    }

    @Test
    void answersOneQuestionInARoundInTheirOrder() {
        questions.takenAt(Memory.NOW);
        UUID first = asked(AS_OF, "0a");
        UUID second = asked(AS_OF, "0b");

        round();
        assertThat(taken()).extracting(CensusTaken::censusId).containsExactly(first);

        round();
        assertThat(taken()).extracting(CensusTaken::censusId).containsExactly(first, second);
    }

    @Test
    void tellsNothingThatAnotherProcessHasAnswered() {
        questions.takenAt(Memory.NOW);
        asked(AS_OF, "0a");
        customers.meanwhile = questions::answerAll;

        round();

        assertThat(taken()).isEmpty();
    }

    /** The counts, by the requested prefix. */
    private static final class Customers extends CensusStore {

        private final Map<String, List<CensusPart>> parts = new TreeMap<>();
        private final Map<String, List<UUID>> members = new TreeMap<>();
        private Runnable meanwhile = () -> {};
        private Instant asOf = Instant.EPOCH;

        Customers() {
            super(Memory.noDatabase(), "customer", "id", "created_at");
        }

        @Override
        public Mono<List<CensusPart>> parts(Collection<String> prefixes, Instant at) {
            return Mono.fromSupplier(() -> {
                asOf = at;
                meanwhile.run();
                List<CensusPart> found = new ArrayList<>();
                prefixes.forEach(prefix -> found.addAll(parts.getOrDefault(prefix, List.of())));
                return found;
            });
        }

        @Override
        public Flux<Member> members(Collection<String> prefixes, Instant at) {
            return Flux.fromIterable(prefixes)
                    .flatMapIterable(prefix -> members.getOrDefault(prefix, List.of()).stream()
                            .map(id -> new Member(prefix, id))
                            .toList());
        }
    }
}
