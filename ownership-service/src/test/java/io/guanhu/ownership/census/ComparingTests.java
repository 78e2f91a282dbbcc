package io.guanhu.ownership.census;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.guanhu.ownership.census.AnswerStore.Answer;
import io.guanhu.ownership.census.DifferenceStore.Kind;
import io.guanhu.ownership.census.DifferenceStore.Result;
import io.guanhu.platform.contract.CustomerEvents.CensusListing;
import io.guanhu.platform.contract.CustomerEvents.CensusPart;
import io.guanhu.platform.contract.OwnershipEvents.CensusAsked;
import io.guanhu.platform.contract.OwnershipEvents.CustomersMissed;
import io.guanhu.platform.testing.Memory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ComparingTests {

    private static final UUID CENSUS = new UUID(0, 0);
    private static final Instant AS_OF = Memory.NOW.minusSeconds(60);
    private static final UUID ONE = new UUID(1, 1);
    private static final UUID OTHER = new UUID(1, 2);

    private final Memory memory = new Memory("ownership-service");
    private final InMemoryAnswerStore answers = new InMemoryAnswerStore(memory);
    private final InMemoryDifferenceStore differences = new InMemoryDifferenceStore(memory);
    private final FixedCensus census = new FixedCensus();
    private final Comparing comparing =
            new Comparing(answers, differences, census, memory.outbox(), memory.transaction(), memory.clock());

    private static CensusPart part(String prefix, long count) {
        return new CensusPart(prefix, count, "digest of " + count);
    }

    private void reported(CensusPart... parts) {
        answers.add(new Answer(UUID.randomUUID(), CENSUS, AS_OF, List.of(parts), null));
    }

    private void listed(String prefix, UUID... ids) {
        answers.add(new Answer(UUID.randomUUID(), CENSUS, AS_OF, List.of(), new CensusListing(prefix, List.of(ids))));
    }

    private boolean next() {
        return memory.get(comparing.next());
    }

    private List<List<String>> asked() {
        return memory.announced(CensusAsked.class).stream()
                .map(CensusAsked::prefixes)
                .toList();
    }

    private @Nullable Result result() {
        return differences.result;
    }

    @Test
    void hasNothingToCompareWithoutAReport() {
        assertThat(next()).isFalse();

        assertThat(memory.transactions().begun()).isZero();
    }

    @Test
    void isContentWhereBothSidesAgree() {
        reported(part("00", 2), part("01", 3));
        census.parts.addAll(List.of(part("00", 2), part("01", 3)));

        assertThat(next()).isTrue();

        assertThat(result()).isEqualTo(new Result(AS_OF, Memory.NOW, 5, 5, 0));
        assertThat(memory.announced()).isEmpty();
        assertThat(next()).isFalse();
    }

    @Test
    void asksForWhatDiffers() {
        reported(part("00", 2), part("01", 3), part("02", 1));
        census.parts.addAll(List.of(part("00", 2), part("01", 4), part("ff", 1)));

        next();

        assertThat(result()).isEqualTo(new Result(AS_OF, Memory.NOW, 6, 7, 3));
        assertThat(asked()).containsExactly(List.of("01", "02", "ff"));
        assertThat(memory.announced(CensusAsked.class))
                .singleElement()
                .returns(CENSUS, CensusAsked::censusId)
                .returns(AS_OF, CensusAsked::asOf);
    }

    @Test
    void asksForSmallerPartsWithoutANewResult() {
        reported(part("0100", 2), part("0101", 1));
        census.parts.addAll(List.of(part("0100", 1), part("0101", 1)));

        next();

        assertThat(result()).isNull();
        assertThat(asked()).containsExactly(List.of("0100"));
    }

    /** An empty report says that there are no customers. */
    @Test
    void findsThatEverybodyIsMissingThere() {
        reported();
        census.parts.add(part("07", 4));

        next();

        assertThat(result()).isEqualTo(new Result(AS_OF, Memory.NOW, 0, 4, 1));
        assertThat(asked()).containsExactly(List.of("07"));
    }

    @Test
    void asksForAFewAtOnceAndForNotTooManyInAll() {
        List<CensusPart> many = IntStream.range(0, 300)
                .mapToObj(i -> part("%04x".formatted(i), 1))
                .toList();
        reported(many.toArray(CensusPart[]::new));

        next();

        assertThat(asked()).allSatisfy(some -> assertThat(some).hasSizeLessThanOrEqualTo(4));
        assertThat(asked().stream().flatMap(List::stream)).hasSize(256).doesNotHaveDuplicates();
    }

    @Test
    void settlesWhatDiffersNoMore() {
        differences.missing(ONE, Kind.UNHEARD, "01");
        differences.missing(OTHER, Kind.UNHEARD, "02");
        reported(part("01", 1), part("02", 1));
        census.parts.addAll(List.of(part("01", 1), part("02", 2)));

        next();

        assertThat(differences.kinds()).containsOnlyKeys(OTHER);
    }

    @Test
    void asksForTheCreationOfCustomersThatWereNeverHeardOf() {
        UUID late = new UUID(1, 3);
        listed("01", OTHER, ONE, late);
        census.member("01", ONE);
        differences.arrived(ONE);
        differences.arrived(late);

        next();

        assertThat(differences.kinds()).containsOnly(Map.entry(OTHER, Kind.UNHEARD));
        assertThat(memory.announced(CustomersMissed.class))
                .containsExactly(new CustomersMissed(List.of(OTHER), Memory.NOW));
    }

    @Test
    void tellsWhomTheMasterDoesNotKnow() {
        listed("01", ONE);
        census.member("01", ONE);
        census.member("01", OTHER);
        differences.arrived(ONE);

        next();

        assertThat(differences.kinds()).containsOnly(Map.entry(OTHER, Kind.UNKNOWN_TO_MASTER));
        assertThat(memory.announced()).isEmpty();
    }

    @Test
    void settlesWhomBothSidesKnowNow() {
        differences.missing(ONE, Kind.UNHEARD, "01");
        differences.missing(OTHER, Kind.UNHEARD, "02");
        listed("01", ONE);
        census.member("01", ONE);
        differences.arrived(ONE);

        next();

        assertThat(differences.kinds()).containsOnlyKeys(OTHER);
    }

    @Test
    void asksForManyCustomersPageByPage() {
        listed("01", Stream.generate(UUID::randomUUID).limit(1_100).toArray(UUID[]::new));

        next();

        assertThat(memory.announced(CustomersMissed.class))
                .extracting(each -> each.customerIds().size())
                .containsExactly(500, 500, 100);
    }

    /** Another process was faster: it has recorded the same. */
    @Test
    void recordsAReportOnce() {
        listed("01", ONE);
        answers.takenMeanwhile = true;

        assertThat(next()).isTrue();

        assertThat(differences.kinds()).isEmpty();
        assertThat(memory.announced()).isEmpty();
    }

    @Test
    void comparesAReportAgainThatCouldNotBeRecorded() {
        listed("01", ONE);
        differences.failing = true;

        assertThatIllegalStateException().isThrownBy(this::next);
        assertThat(differences.kinds()).isEmpty();
        assertThat(memory.announced()).isEmpty();

        differences.failing = false;
        assertThat(next()).isTrue();
        assertThat(differences.kinds()).containsOnlyKeys(ONE);
        assertThat(memory.announced(CustomersMissed.class)).hasSize(1);
    }

    @Test
    void comparesTheOldestReportFirst() {
        reported(part("00", 1));
        reported(part("01", 1));

        next();
        assertThat(asked()).containsExactly(List.of("00"));
        next();
        assertThat(asked()).containsExactly(List.of("00"), List.of("01"));
    }
}
