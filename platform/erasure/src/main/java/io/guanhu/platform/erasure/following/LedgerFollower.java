package io.guanhu.platform.erasure.following;

import io.guanhu.platform.erasure.following.LedgerCopyStore.Place;
import io.guanhu.platform.erasure.following.LedgerStanding.Own;
import io.guanhu.platform.erasure.gate.ServingCondition;
import io.guanhu.platform.ledger.Anchors;
import io.guanhu.platform.ledger.Anchors.Survey;
import io.guanhu.platform.ledger.LedgerHead;
import io.guanhu.platform.ledger.LedgerKeys;
import io.guanhu.platform.ledger.LedgerKeys.ForgedHeadException;
import io.guanhu.platform.ledger.LedgerProperties;
import io.guanhu.platform.runtime.Failure;
import io.guanhu.tlog.tree.Frontier;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Follows the erasure ledger. A database restored from a backup finds itself behind the signed head
 * outside the cluster, and repeats the erasures that it lacks. Until it is known to be at the head,
 * no data leaves the service.
 */
final class LedgerFollower implements ServingCondition {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerFollower.class);
    private static final Duration AT_ONCE = Duration.ofMillis(50);

    private final Anchors anchors;
    private final LedgerKeys keys;
    private final LedgerCopyStore store;
    private final LedgerCopying copying;
    private final LedgerReplay replay;
    private final LedgerProperties properties;
    private final Clock clock;
    private volatile @Nullable LedgerHead newest;
    private volatile Status status = new Status(
            LedgerStanding.NOT_COMPARED,
            false,
            new Place(0, Frontier.EMPTY, null),
            new Survey(List.of()),
            Instant.MAX,
            null);

    LedgerFollower(
            Anchors anchors,
            LedgerKeys keys,
            LedgerCopyStore store,
            LedgerCopying copying,
            LedgerReplay replay,
            LedgerProperties properties,
            Clock clock) {
        this.anchors = anchors;
        this.keys = keys;
        this.store = store;
        this.copying = copying;
        this.replay = replay;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * The result of the last comparison.
     *
     * @param serving whether personal data may leave the service
     * @param since when the database was first found not to be at the head
     * @param failure why the last round ended early
     */
    record Status(
            LedgerStanding standing,
            boolean serving,
            Place place,
            Survey survey,
            Instant since,
            @Nullable String failure) {}

    Status status() {
        return status;
    }

    /** The latest head that this process has seen. */
    Optional<LedgerHead> newest() {
        return Optional.ofNullable(newest);
    }

    @Override
    public Optional<Objection> objection() {
        Status now = status;
        return now.serving()
                ? Optional.empty()
                : Optional.of(
                        new Objection(now.standing().code(), now.standing().remedy()));
    }

    /** Compares, and catches up if behind. */
    Mono<Duration> round() {
        if (!keys.pinned()) {
            settle(LedgerStanding.NO_KEY, status.place(), status.survey(), null);
            return Mono.just(properties.interval());
        }
        // Read the database first: the ledger may grow meanwhile, but never shrink.
        return store.place()
                .flatMap(place -> anchors.survey().flatMap(survey -> compare(place, survey)))
                .doOnError(this::logFailure);
    }

    private Mono<Duration> compare(Place place, Survey survey) {
        LedgerHead head = LedgerStanding.newest(survey, newest).orElse(null);
        newest = LedgerStanding.newestAuthoritative(survey, newest).orElse(null);
        LedgerStanding standing = LedgerStanding.of(
                new Own(place.position(), place.copied(), headOf(place)),
                survey,
                newest,
                properties.freshness(),
                clock.instant());
        if (standing != LedgerStanding.BEHIND) {
            settle(standing, place, survey, null);
            return refresh(place, head).thenReturn(properties.interval());
        }
        boolean known = status.serving() || status.standing() == LedgerStanding.ENTRIES_MISSING;
        if (!known || wasRolledBack(place)) {
            settle(standing, place, survey, null);
        }
        return catchUp(place, survey, head);
    }

    /** Whether the database was replaced by an older one while this process was running. */
    private boolean wasRolledBack(Place place) {
        Place before = status.place();
        return place.position() < before.position()
                || place.copied().size() < before.copied().size();
    }

    private Mono<Duration> catchUp(Place place, Survey survey, @Nullable LedgerHead head) {
        Mono<Boolean> copied =
                head == null || head.size() <= place.copied().size() ? Mono.just(true) : copying.copy(place, head);
        return copied.flatMap(done -> done
                ? replay(survey).thenReturn(AT_ONCE)
                : Mono.fromSupplier(() -> {
                    settle(LedgerStanding.ENTRIES_MISSING, place, survey, null);
                    return properties.interval();
                }));
    }

    private Mono<Void> replay(Survey survey) {
        return store.place()
                .flatMap(place -> replay.run(place.position(), place.copied().size(), () -> forgotten(place, survey)));
    }

    /** This database lacks an erasure, so its data must not be shown. */
    private void forgotten(Place place, Survey survey) {
        if (status.standing() != LedgerStanding.BEHIND || status.serving()) {
            LOG.warn(
                    "This database is behind the erasure ledger: it is at {}, the ledger at {}",
                    place.position(),
                    place.copied().size());
        }
        status = new Status(LedgerStanding.BEHIND, false, place, survey, clock.instant(), null);
    }

    private Mono<Void> refresh(Place place, @Nullable LedgerHead head) {
        if (head == null
                || head.size() != place.copied().size()
                || !head.root().equals(place.copied().root())
                || head.note().equals(place.note())) {
            return Mono.empty();
        }
        return store.refresh(place.copied(), head.note());
    }

    private @Nullable LedgerHead headOf(Place place) {
        String note = place.note();
        if (note == null) {
            return null;
        }
        try {
            LedgerHead head = keys.verified(note);
            boolean borneOut = head.size() == place.copied().size()
                    && head.root().equals(place.copied().root());
            return borneOut ? head : null;
        } catch (ForgedHeadException e) {
            return null;
        }
    }

    /**
     * A service that was at the head continues for a while when the head moves on: before the new
     * entries were written, it had already carried out these orders and sent its receipts.
     */
    private void settle(LedgerStanding standing, Place place, Survey survey, @Nullable String failure) {
        Status before = status;
        Instant now = clock.instant();
        boolean away = standing != LedgerStanding.AT_HEAD;
        Instant since = !away ? Instant.MAX : before.since().isBefore(now) ? before.since() : now;
        boolean patient = before.serving()
                && (standing == LedgerStanding.BEHIND || standing == LedgerStanding.ENTRIES_MISSING)
                && !wasRolledBack(place)
                && now.isBefore(since.plus(properties.patience()));
        status = new Status(standing, !away || patient, place, survey, since, failure);
        logChange(before, status);
    }

    private static void logChange(Status before, Status now) {
        if (now.standing() == before.standing()) {
            return;
        }
        if (now.standing().refuted()) {
            LOG.error(
                    "The erasure ledger and this database disagree ({}): {}",
                    now.standing().code(),
                    now.standing().remedy());
        } else if (now.standing() == LedgerStanding.AT_HEAD) {
            LOG.info(
                    "At the head of the erasure ledger: {}",
                    now.place().copied().size());
        } else {
            LOG.warn(
                    "Not at the head of the erasure ledger ({}): {}",
                    now.standing().code(),
                    now.standing().remedy());
        }
    }

    private void logFailure(Throwable failure) {
        Status before = status;
        status = new Status(
                before.standing(),
                before.serving(),
                before.place(),
                before.survey(),
                before.since(),
                Failure.of(failure).toString());
    }
}
