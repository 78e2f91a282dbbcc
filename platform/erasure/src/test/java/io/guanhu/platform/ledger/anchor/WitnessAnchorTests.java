package io.guanhu.platform.ledger.anchor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanhu.platform.ledger.LedgerHead;
import io.guanhu.platform.ledger.LedgerKeys;
import io.guanhu.platform.ledger.LedgerKeys.ForgedHeadException;
import io.guanhu.platform.witness.WitnessClient;
import io.guanhu.platform.witness.WitnessPlace;
import io.guanhu.platform.witness.WitnessReply;
import io.guanhu.testing.TestLedger;
import io.guanhu.testing.TestWitness;
import io.guanhu.testing.TestWitness.Conduct;
import io.guanhu.tlog.note.SignedNote;
import io.guanhu.tlog.proof.AddCheckpoint;
import io.guanhu.tlog.proof.TrustPolicy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WitnessAnchorTests {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
    private final TestLedger ledger = TestLedger.create();
    private final TestWitness witness = new TestWitness("w.example/1");
    private final TestWitness stranger = new TestWitness("w.example/1");
    private final WitnessAnchor anchor = new WitnessAnchor(
            WitnessPlace.of(TrustPolicy.parse(
                            "log %s\n%squorum first\n".formatted(ledger.verifierKey(), witness.policyLine("first"))))
                    .getFirst(),
            new WitnessClient(),
            new LedgerKeys(ledger.origin(), List.of(ledger.verifierKey())),
            clock());

    private Clock clock() {
        InstantSource source = now::get;
        return source.withZone(ZoneOffset.UTC);
    }

    @AfterEach
    void close() {
        witness.close();
        stranger.close();
    }

    private SignedNote signed() {
        ledger.add("{}");
        return SignedNote.parse(ledger.head(1, now.get()));
    }

    private Optional<LedgerHead> head() {
        return Objects.requireNonNull(anchor.head().block(PATIENCE));
    }

    @Test
    void tellsTheNewestHeadThatWasCosigned() {
        assertThat(head()).isEmpty();
        witness.hasSeen(signed());
        assertThat(head()).hasValueSatisfying(head -> assertThat(head.size()).isEqualTo(1));
    }

    @Test
    void rejectsAHeadThatSomebodyElseCosigned() {
        stranger.hasSeen(signed());
        witness.shows(stranger.seen().orElseThrow());
        assertThatThrownBy(this::head).isInstanceOf(ForgedHeadException.class);
    }

    @Test
    void rejectsAHeadOfAnotherLedger() {
        TestLedger other = TestLedger.create();
        other.add("{}");
        witness.hasSeen(SignedNote.parse(other.head(1, now.get())));
        assertThatThrownBy(this::head).isInstanceOf(ForgedHeadException.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = Conduct.class,
            names = {"SIGNS_ANOTHER_ROOT", "SIGNS_BY_ANOTHER_KEY", "AWAY"})
    void takesNoWrongAnswerForACosignature(Conduct conduct) {
        witness.does(conduct);
        assertThat(anchor.cosign(new AddCheckpoint(0, List.of(), signed())).block(PATIENCE))
                .isInstanceOf(WitnessReply.Refused.class);
    }

    /** Signing a head asks all anchors first, and would wait for it each time. */
    @Test
    void leavesAWitnessAloneThatDidNotAnswer() {
        witness.shows(null);
        assertThatThrownBy(this::head);
        witness.hasSeen(signed());
        assertThatThrownBy(this::head);
        now.updateAndGet(before -> before.plusSeconds(21));
        assertThat(head()).isPresent();
    }
}
