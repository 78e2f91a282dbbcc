package io.guanhu.platform.keyring.epoch;

import io.guanhu.platform.keyring.epoch.Condition.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One epoch, as it is written down.
 *
 * @param token gives the same new root however often its making is tried
 * @param erasures whether keys were destroyed in it
 * @param rotation whether it was asked for to change the root
 * @param oldRootWrapped the old root page's key: the canary that must not open at the end
 * @param oldExport names the export of before, which must not open either
 * @param switchedAt the position in the write-ahead log that holds the switch
 * @param wantedAt since when somebody waits for its end
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record Epoch(
        long number,
        Step step,
        UUID token,
        boolean erasures,
        boolean rotation,
        @Nullable String newRoot,
        @Nullable String oldRoot,
        byte @Nullable [] oldRootWrapped,
        @Nullable String oldExport,
        @Nullable String switchedAt,
        Instant openedAt,
        @Nullable Instant wantedAt,
        @Nullable Instant closedAt,
        long pages,
        long removed) {

    /** The position in the write-ahead log that every copy must have reached. */
    String position() {
        return Objects.requireNonNull(switchedAt, "noted after the switch");
    }

    /** What the version of its new root is made by. */
    String tokenOfRoot() {
        return "epoch-" + number + "-" + token;
    }

    /**
     * Whether an open epoch is to end now.
     *
     * @param gather how long erasures that come together are waited for
     * @param interval after which it ends if keys were destroyed, though nobody waits
     */
    boolean due(Instant now, Duration gather, Duration interval) {
        if (step != Step.OPEN) {
            return false;
        }
        boolean waitedFor = wantedAt != null && !now.isBefore(wantedAt.plus(gather));
        boolean old = erasures && !now.isBefore(openedAt.plus(interval));
        return waitedFor || old;
    }

    /** Whether somebody has waited for its end for longer than is usual. */
    boolean late(Instant now, Duration usual) {
        return step != Step.CLOSED && wantedAt != null && now.isAfter(wantedAt.plus(usual));
    }

    EpochRecord told(List<EpochStore.Noted> conditions, EpochRecord.@Nullable Holder holder) {
        return new EpochRecord(
                number,
                step,
                openedAt,
                wantedAt,
                closedAt,
                pages,
                removed,
                conditions.stream()
                        .map(noted -> new EpochRecord.Checked(
                                noted.name().name(), noted.outcome(), noted.detail(), noted.at()))
                        .toList(),
                holder);
    }

    /** Whether the old root may be destroyed: nothing is open, and everything was looked at. */
    static boolean mayDestroy(Map<Condition.Name, Outcome> outcomes) {
        return outcomes.keySet().containsAll(EnumSet.allOf(Condition.Name.class))
                && outcomes.values().stream().noneMatch(Outcome.Open.class::isInstance);
    }
}
