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
 * One epoch, as stored.
 *
 * @param token ensures that repeated attempts create the same new root
 * @param erasures whether keys were destroyed in it
 * @param rotation whether it was requested in order to change the root
 * @param oldRootWrapped the old root page's key, as a canary that must not open at the end
 * @param oldExport the previous export, which must not open either
 * @param switchedAt the position of the switch in the write-ahead log
 * @param wantedAt since when somebody has waited for its end
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Epoch(
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
    public String position() {
        return Objects.requireNonNull(switchedAt, "noted after the switch");
    }

    /** The token for creating its new root. */
    String tokenOfRoot() {
        return "epoch-" + number + "-" + token;
    }

    /**
     * Whether an open epoch should end now.
     *
     * @param gather how long to wait for further erasures
     * @param interval the time after which it ends if keys were destroyed, even if nobody waits
     */
    boolean due(Instant now, Duration gather, Duration interval) {
        if (step != Step.OPEN) {
            return false;
        }
        boolean waitedFor = wantedAt != null && !now.isBefore(wantedAt.plus(gather));
        boolean old = erasures && !now.isBefore(openedAt.plus(interval));
        return waitedFor || old;
    }

    /** Whether somebody has waited for its end for longer than usual. */
    boolean late(Instant now, Duration usual) {
        return step != Step.CLOSED && wantedAt != null && now.isAfter(wantedAt.plus(usual));
    }

    EpochRecord toRecord(List<EpochStore.Noted> conditions, EpochStore.@Nullable Holder holder) {
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
                holder == null
                        ? null
                        : new EpochRecord.Holder(holder.adapter(), holder.delaySeconds(), holder.copies()));
    }

    /** Whether the old root may be destroyed: every condition was checked, and none is open. */
    static boolean mayDestroy(Map<Condition.Name, Outcome> outcomes) {
        return outcomes.keySet().containsAll(EnumSet.allOf(Condition.Name.class))
                && outcomes.values().stream().noneMatch(Outcome.Open.class::isInstance);
    }
}
