package io.guanhu.platform.erasure.following;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.erasure.following.LedgerStanding.Own;
import io.guanhu.platform.ledger.Anchors.Report;
import io.guanhu.platform.ledger.Anchors.Survey;
import io.guanhu.platform.ledger.LedgerHead;
import io.guanhu.tlog.tree.Frontier;
import io.guanhu.tlog.tree.Hash;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LedgerStandingTests {

    private static final Instant NOW = Instant.parse("2026-11-25T08:00:00Z");
    private static final Report AWAY = new Report("kafka", null, "TimeoutException", false, true);
    private static final Report EMPTY = new Report("directory", null, null, false, true);

    private static final Report BLANK = new Report("witness", null, null, false, false);

    static Stream<Arguments> comparisons() {
        return Stream.of(
                is(LedgerStanding.AT_HEAD, own(3, 3), null, report(3)),
                is(LedgerStanding.AT_HEAD, own(0, 0), null, report(0)),
                is(LedgerStanding.AT_HEAD, own(3, 3), null, report(3), AWAY),
                // An anchor that lags does not make another one wrong.
                is(LedgerStanding.AT_HEAD, own(3, 3), null, report(1), report(3)),
                is(LedgerStanding.BEHIND, own(2, 2), null, report(3)),
                is(LedgerStanding.BEHIND, own(2, 3), null, report(3)),
                is(LedgerStanding.BEHIND, own(2, 2), null, report(2), report(3)),
                // Restored under a running service, whose memory is all there is.
                is(LedgerStanding.BEHIND, own(2, 2), head(3), AWAY),
                is(LedgerStanding.AT_HEAD, own(3, 3), head(3), AWAY),
                // A witness can report a newer head, but never that there is none.
                is(LedgerStanding.BEHIND, own(2, 2), null, report(2), seen(3)),
                is(LedgerStanding.BEHIND, own(2, 2), null, AWAY, seen(3)),
                is(LedgerStanding.ANCHORS_UNREACHABLE, own(2, 2), null, AWAY, seen(2)),
                is(LedgerStanding.ANCHORS_UNREACHABLE, own(3, 3), null, AWAY, seen(2)),
                is(LedgerStanding.ANCHORS_UNREACHABLE, own(3, 3), null, AWAY, BLANK),
                is(LedgerStanding.AT_HEAD, own(3, 3), null, report(3), seen(2)),
                is(LedgerStanding.AT_HEAD, own(3, 3), null, report(3), BLANK),
                is(LedgerStanding.AHEAD, own(3, 3), null, report(2), seen(2)),
                is(LedgerStanding.AHEAD, own(3, 3), null, report(2)),
                is(LedgerStanding.AHEAD, own(3, 3), null, EMPTY),
                is(LedgerStanding.FORKED, own(3, 3), null, forked(3)),
                is(LedgerStanding.FORKED, own(3, 3), null, report(4), forked(3)),
                is(LedgerStanding.FORKED, own(2, 2), null, report(3), forked(3)),
                is(LedgerStanding.FORKED, own(3, 3), forkedHead(3), AWAY),
                is(LedgerStanding.NO_HEAD, own(0, 0), null, EMPTY),
                is(LedgerStanding.NO_HEAD, own(0, 0), null, EMPTY, AWAY),
                is(LedgerStanding.ANCHORS_UNREACHABLE, own(0, 0), null, AWAY),
                is(LedgerStanding.ANCHORS_UNREACHABLE, own(3, 3), null, AWAY));
    }

    @ParameterizedTest
    @MethodSource("comparisons")
    void comparesTheDatabaseWithWhatIsKnown(
            LedgerStanding expected, Own own, Survey survey, @Nullable LedgerHead remembered) {
        assertThat(LedgerStanding.of(own, survey, remembered, Duration.ZERO, NOW))
                .isEqualTo(expected);
    }

    static Stream<Arguments> ages() {
        return Stream.of(
                Arguments.of(Duration.ofMinutes(9), LedgerStanding.AT_HEAD),
                Arguments.of(Duration.ofMinutes(10), LedgerStanding.ANCHORS_UNREACHABLE));
    }

    @ParameterizedTest
    @MethodSource("ages")
    void doesWithItsOwnHeadWhileItIsFreshEnough(Duration age, LedgerStanding expected) {
        Own own = new Own(3, tree(3), new LedgerHead(3, tree(3).root(), NOW.minus(age), ""));

        assertThat(LedgerStanding.of(own, new Survey(List.of(AWAY)), null, Duration.ofMinutes(10), NOW))
                .isEqualTo(expected);
    }

    private static Arguments is(LedgerStanding expected, Own own, @Nullable LedgerHead remembered, Report... reports) {
        return Arguments.of(expected, own, new Survey(List.of(reports)), remembered);
    }

    private static Own own(long position, int copied) {
        return new Own(position, tree(copied), copied == 0 ? null : head(copied));
    }

    private static Report report(int size) {
        return new Report("directory", head(size), null, false, true);
    }

    private static Report seen(int size) {
        return new Report("witness", head(size), null, false, false);
    }

    private static Report forked(int size) {
        return new Report("kafka", forkedHead(size), null, false, true);
    }

    private static LedgerHead head(int size) {
        return new LedgerHead(size, tree(size).root(), NOW.minusSeconds(60), "note " + size);
    }

    private static LedgerHead forkedHead(int size) {
        return new LedgerHead(size, Hash.ofNothing(), NOW, "another note");
    }

    private static Frontier tree(int size) {
        Frontier tree = Frontier.EMPTY;
        for (int i = 0; i < size; i++) {
            tree = tree.with(Hash.ofLeaf(Integer.toString(i).getBytes(StandardCharsets.UTF_8)));
        }
        return tree;
    }
}
