package io.guanhu.customer.rotation;

import io.guanhu.customer.model.field.Profile;
import io.guanhu.customer.tokens.SearchTokens;
import io.guanhu.customer.tokens.SearchTokens.Token;
import io.guanhu.customer.tokens.TokenVersions;
import io.guanhu.customer.vault.Profiles;
import io.guanhu.platform.job.Job;
import io.guanhu.platform.job.JobWork;
import io.guanhu.platform.keyring.Keyring;
import io.guanhu.platform.keyring.service.ServiceKey;
import io.guanhu.platform.keyring.service.ServiceKey.Version;
import io.guanhu.platform.keyring.service.ServiceKeys;
import io.guanhu.platform.runtime.Failure;
import io.guanhu.platform.runtime.Outage;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Rotates the key of the search tokens. The next step follows from the versions in the database. A
 * rotation that was interrupted anywhere therefore continues to the same new version; every step
 * can be repeated, and two at once do no harm.
 *
 * <ol>
 * <li>Create a new version, and wait until every replica knows it.
 * <li>From then on also write it, and give existing customers its tokens page by page, from their
 * sealed profiles.
 * <li>Find customers and claim identity documents with the new version only.
 * <li>Delete the old tokens, destroy the old version, and wait for its epoch to end.
 * </ol>
 */
@Component
class TokenRotation implements JobWork {

    private static final Logger LOG = LoggerFactory.getLogger(TokenRotation.class);

    static final String TYPE = "search-token-rotation";

    private static final int PAGE = 200;
    private static final int ROWS = 5_000;
    private static final Duration A_MOMENT = Duration.ofSeconds(1);
    private static final UUID FIRST = new UUID(0, 0);

    private final RotationStore store;
    private final ServiceKeys keys;
    private final ServiceKey key;
    private final SearchTokens searchTokens;
    private final Profiles profiles;
    private final Keyring keyring;
    private final Duration pause;

    @Autowired
    TokenRotation(
            RotationStore store, ServiceKeys keys, SearchTokens searchTokens, Profiles profiles, Keyring keyring) {
        this(store, keys, searchTokens, profiles, keyring, A_MOMENT);
    }

    /**
     * @param pause how long a step lasts that only waits
     */
    TokenRotation(
            RotationStore store,
            ServiceKeys keys,
            SearchTokens searchTokens,
            Profiles profiles,
            Keyring keyring,
            Duration pause) {
        this.store = store;
        this.keys = keys;
        this.key = searchTokens.key();
        this.searchTokens = searchTokens;
        this.profiles = profiles;
        this.keyring = keyring;
        this.pause = pause;
    }

    @Override
    public String type() {
        return TYPE;
    }

    /** Not cancellable, because until it has ended the old key can still identify customers. */
    @Override
    public boolean isCancellable() {
        return false;
    }

    /** An outage does not use up the job's attempts; the step is repeated when it is over. */
    @Override
    public Mono<Step> step(Job job) {
        return store.versions().flatMap(now -> step(job, now)).onErrorResume(Outage::is, outage -> waited(job, outage));
    }

    private Mono<Step> step(Job job, TokenVersions now) {
        Integer next = now.next();
        if (next != null) {
            return key.destroyed(next) ? prepare(job, now) : fill(job, now, next);
        }
        Position position = Position.of(job);
        if (now.retired() != null) {
            return position.epoch() == null ? clear(job, now) : await(job, now, position.epoch());
        }
        return position.epoch() == null ? prepare(job, now) : Mono.just(completed(job, now));
    }

    /** Also replaces a next version that is dead, as may happen after an old backup is restored. */
    private Mono<Step> prepare(Job job, TokenVersions now) {
        Integer dead = now.next();
        return keys.succeed(key, dead == null ? now.reading() : dead)
                .flatMap(next -> key.settled(next)
                        ? store.begin(now, next).thenReturn(Step.continueAt(Position.BEGUN, 0, 0))
                        : again(job));
    }

    private Mono<Step> fill(Job job, TokenVersions now, int next) {
        UUID after = Position.of(job).pageOf(next);
        Mono<Long> total = after == null ? store.customers() : Mono.just(Math.max(job.total(), job.done()));
        return Mono.zip(total, store.customersAfter(after == null ? FIRST : after, PAGE))
                .flatMap(found -> {
                    List<UUID> page = found.getT2();
                    long before = after == null ? 0 : job.done();
                    long done = before + page.size();
                    long all = Math.max(found.getT1(), done);
                    if (page.isEmpty()) {
                        return store.switchToNext(now).thenReturn(Step.continueAt(Position.TURNED, done, all));
                    }
                    String last = Position.after(next, page.getLast());
                    return fill(page, next).thenReturn(Step.continueAt(last, done, all));
                });
    }

    /** Waits for transactions that change or erase these customers, and makes others wait. */
    private Mono<Void> fill(List<UUID> page, int next) {
        Mono<Void> filling = store.lock(page)
                .then(Mono.defer(() -> profiles.openAll(page)))
                .flatMap(found -> store.add(next, tokens(found)))
                .then(Mono.defer(() -> store.lacking(next, page)))
                .flatMap(TokenRotation::requireNone);
        return keyring.sealing(
                page,
                Set.of(),
                store.hold()
                        .filter(now -> Integer.valueOf(next).equals(now.next()))
                        .flatMap(_ -> filling));
    }

    private Map<UUID, List<Token>> tokens(Map<UUID, Profile> found) {
        Map<UUID, List<Token>> tokens = new HashMap<>();
        found.forEach((id, profile) -> tokens.put(id, searchTokens.of(profile)));
        return tokens;
    }

    /** Continuing would hide customers from searches, or let them be registered again. */
    private static Mono<Void> requireNone(List<UUID> lacking) {
        return lacking.isEmpty()
                ? Mono.empty()
                : Mono.error(new IllegalStateException(
                        "Searchable fields are no longer readable; restore the" + " profiles of customers " + lacking));
    }

    private Mono<Step> clear(Job job, TokenVersions now) {
        return store.deleteBefore(now.reading(), ROWS)
                .flatMap(deleted -> deleted > 0
                        ? Mono.just(Step.continueAt(Position.TURNED, job.done(), job.total()))
                        : destroyBefore(now.reading())
                                .map(epoch -> Step.continueAt(Position.awaitingEpoch(epoch), job.done(), job.total())));
    }

    /** The epoch after which all of them are destroyed in every copy of the key store. */
    private Mono<Long> destroyBefore(int reading) {
        return Flux.range(1, reading - 1)
                .filter(version -> version >= oldest(reading))
                .concatMap(version -> keys.destroy(key, version))
                .reduce(0L, Math::max);
    }

    /** All living ones, and the last one, which a killed run may already have destroyed. */
    private int oldest(int reading) {
        return key.living().stream()
                .mapToInt(Version::number)
                .filter(number -> number < reading)
                .min()
                .orElse(reading - 1);
    }

    private Mono<Step> await(Job job, TokenVersions now, long epoch) {
        return keys.epochClosed(epoch)
                .flatMap(closed -> closed ? store.finish(now).thenReturn(completed(job, now)) : again(job));
    }

    private static Step completed(Job job, TokenVersions now) {
        return Step.completed(job.done(), "{\"version\":" + now.reading() + "}");
    }

    private Mono<Step> waited(Job job, Throwable outage) {
        LOG.warn("The rotation of the search tokens waits: {}", Failure.of(outage));
        return again(job);
    }

    private Mono<Step> again(Job job) {
        String position = job.position();
        return Mono.delay(pause)
                .thenReturn(Step.continueAt(position == null ? Position.NEW : position, job.done(), job.total()));
    }
}
