package io.guanhu.platform.inbox;

import io.guanhu.platform.signing.MessageVerifier;
import io.guanhu.platform.signing.Refusal;
import io.guanhu.platform.signing.Verdict;
import io.guanhu.platform.signing.Verdict.Genuine;
import io.guanhu.platform.signing.Verdict.Refused;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Decides, before anything else, whether a message comes from who may send it. */
final class Intake {

    private final MessageVerifier verifier;
    private final Clock clock;
    private final Duration retention;

    /**
     * An intake.
     *
     * @param retention how long ids are remembered: an older message might be one that was taken
     *     and forgotten
     */
    Intake(MessageVerifier verifier, Clock clock, Duration retention) {
        this.verifier = verifier;
        this.clock = clock;
        this.retention = retention;
    }

    /** Why a message that has just arrived is refused; nothing if it is not. */
    Optional<Refusal> objection(Message message) {
        return switch (verdict(message)) {
            case Refused refused -> Optional.of(refused.reason());
            case Genuine genuine when isStale(genuine) -> Optional.of(Refusal.STALE);
            case Genuine _ -> Optional.empty();
        };
    }

    /** Why a message that was put aside here may not be handled again; its age is no reason. */
    Optional<Refusal> objectionToReplay(Message message) {
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
