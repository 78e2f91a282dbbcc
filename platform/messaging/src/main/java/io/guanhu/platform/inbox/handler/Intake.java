package io.guanhu.platform.inbox.handler;

import io.guanhu.platform.signing.MessageVerifier;
import io.guanhu.platform.signing.Refusal;
import io.guanhu.platform.signing.Verdict;
import io.guanhu.platform.signing.Verdict.Genuine;
import io.guanhu.platform.signing.Verdict.Refused;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Decides, before anything else, whether a message comes from a permitted sender. */
public final class Intake {

    private final MessageVerifier verifier;
    private final Clock clock;
    private final Duration retention;

    /**
     * Creates an intake.
     *
     * @param retention how long ids are remembered; an older message might have been processed and
     *     forgotten
     */
    public Intake(MessageVerifier verifier, Clock clock, Duration retention) {
        this.verifier = verifier;
        this.clock = clock;
        this.retention = retention;
    }

    /** Why a message that has just arrived is refused; empty if it is not. */
    public Optional<Refusal> objection(Message message) {
        return switch (verdict(message)) {
            case Refused refused -> Optional.of(refused.reason());
            case Genuine genuine when isStale(genuine) -> Optional.of(Refusal.STALE);
            case Genuine _ -> Optional.empty();
        };
    }

    /** Why a set-aside message may not be handled again; its age does not matter. */
    public Optional<Refusal> objectionToReplay(Message message) {
        return verdict(message) instanceof Refused refused ? Optional.of(refused.reason()) : Optional.empty();
    }

    private Verdict verdict(Message message) {
        return message.type() == null
                ? new Refused(Refusal.NO_CLOUD_EVENT)
                : verifier.verify(message.topic(), message.content(), message.signature());
    }

    private boolean isStale(Genuine genuine) {
        return genuine.signedAt().isBefore(clock.instant().minus(retention));
    }
}
