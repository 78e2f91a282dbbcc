package io.guanhu.privacy.ledger;

import io.guanhu.platform.erasure.gate.ServingCondition;
import io.guanhu.platform.ledger.Anchors;
import io.guanhu.platform.ledger.Anchors.Survey;
import io.guanhu.platform.ledger.LedgerHead;
import io.guanhu.platform.ledger.LedgerKeys;
import io.guanhu.platform.ledger.LedgerSigner;
import io.guanhu.privacy.ledger.SignedHeadStore.Row;
import io.guanhu.privacy.ledger.restoration.Restoring;
import io.guanhu.tlog.tree.Frontier;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Keeps the ledger consistent: compares it with the heads outside, signs a head for every new
 * entry, and copies heads and entries to the anchors. A database restored to a time before an
 * erasure first gets the missing entries back; until then nothing is signed, served or published.
 */
@Component
class LedgerKeeping implements ServingCondition {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerKeeping.class);
    private static final Duration AT_ONCE = Duration.ofMillis(20);

    private final Anchors anchors;
    private final LedgerKeys keys;
    private final LedgerSigner signer;
    private final SignedHeadStore store;
    private final SignedHeads heads;
    private final Anchoring anchoring;
    private final Cosigning cosigning;
    private final Restoring restoring;
    private final Clock clock;
    private final Duration interval;
    private final Duration headInterval;
    private volatile LedgerCondition condition = LedgerCondition.NOT_COMPARED;
    private volatile @Nullable LedgerHead remembered;
    private volatile boolean recounted;

    LedgerKeeping(
            Anchors anchors,
            LedgerKeys keys,
            LedgerSigner signer,
            SignedHeadStore store,
            SignedHeads heads,
            Anchoring anchoring,
            Cosigning cosigning,
            Restoring restoring,
            Clock clock,
            @Value("${guanhu.privacy.ledger.interval}") Duration interval,
            @Value("${guanhu.privacy.ledger.head-interval}") Duration headInterval) {
        this.anchors = anchors;
        this.keys = keys;
        this.signer = signer;
        this.store = store;
        this.heads = heads;
        this.anchoring = anchoring;
        this.cosigning = cosigning;
        this.restoring = restoring;
        this.clock = clock;
        this.interval = interval;
        this.headInterval = headInterval;
    }

    LedgerCondition condition() {
        return condition;
    }

    @Override
    public Optional<Objection> objection() {
        LedgerCondition now = condition;
        return now == LedgerCondition.SOUND ? Optional.empty() : Optional.of(new Objection(now.code(), now.remedy()));
    }

    /** Compares the ledger with the heads, then does the next thing that is due. */
    Mono<Duration> round() {
        if (!keys.trusts(signer.verifierKey())) {
            return Mono.just(settle(LedgerCondition.KEY_UNKNOWN));
        }
        // Ask the anchors first: the ledger may grow meanwhile, but must never be behind them.
        return anchors.survey().flatMap(this::compare);
    }

    private Mono<Duration> compare(Survey survey) {
        remembered = newest(survey.newestAuthoritative(), remembered);
        LedgerHead newest = newest(survey.newest(), remembered);
        if (newest != null) {
            heads.update(newest.size());
        }
        Mono<Optional<Row>> atNewest = newest == null
                ? Mono.just(Optional.empty())
                : store.at(newest.size()).map(Optional::of).defaultIfEmpty(Optional.empty());
        return Mono.zip(store.lastEntry(), store.newest().map(Optional::of).defaultIfEmpty(Optional.empty()), atNewest)
                .flatMap(here -> act(
                        survey,
                        newest,
                        here.getT1(),
                        here.getT2().orElse(null),
                        here.getT3().map(Row::frontier).orElse(null)));
    }

    private static @Nullable LedgerHead newest(Optional<LedgerHead> published, @Nullable LedgerHead remembered) {
        return Stream.concat(published.stream(), Stream.ofNullable(remembered))
                .max(Comparator.comparingLong(LedgerHead::size).thenComparing(LedgerHead::at))
                .orElse(null);
    }

    private Mono<Duration> act(
            Survey survey, @Nullable LedgerHead newest, long last, @Nullable Row signed, @Nullable Frontier atNewest) {
        LedgerCondition found = LedgerCondition.of(survey, newest, remembered != null, last, signed, atNewest, keys);
        return switch (found) {
            case NEVER_SIGNED -> sign(Frontier.EMPTY).thenReturn(AT_ONCE);
            case UNSIGNED_HEAD_OUTSIDE -> adopt(Objects.requireNonNull(newest), signed);
            case BEHIND -> {
                settle(found);
                yield restoring.run(Objects.requireNonNull(newest)).map(done -> done ? AT_ONCE : interval);
            }
            case SOUND -> recount(signed).flatMap(intact -> proceed(survey, last, signed, intact));
            default -> Mono.just(settle(found));
        };
    }

    /** Checks, once per process, that the entries still hash to the signed root. */
    private Mono<Boolean> recount(@Nullable Row signed) {
        if (recounted || signed == null) {
            return Mono.just(true);
        }
        return store.extend(Frontier.EMPTY, signed.size())
                .map(counted -> counted.equals(signed.frontier()))
                .doOnNext(equal -> recounted = equal);
    }

    private Mono<Duration> proceed(Survey survey, long last, @Nullable Row signed, boolean intact) {
        if (!intact || signed == null || cosigning.refuted()) {
            return Mono.just(settle(LedgerCondition.FORKED));
        }
        settle(LedgerCondition.SOUND);
        heads.update(signed.size());
        LedgerHead head = keys.verified(signed.note());
        return cosigning.catchUp(survey, head).then(Mono.defer(() -> proceed(survey, last, signed, head)));
    }

    private Mono<Duration> proceed(Survey survey, long last, Row signed, LedgerHead head) {
        if (!signed.anchored() || anchoring.lag(survey, head)) {
            return anchoring.copy(survey, signed, head).map(done -> done && signed.size() < last ? AT_ONCE : interval);
        }
        if (signed.size() < last) {
            return store.extend(signed.frontier(), signed.size() + 1)
                    .flatMap(this::sign)
                    .thenReturn(AT_ONCE);
        }
        return signed.signedAt().plus(headInterval).isBefore(clock.instant())
                ? sign(signed.frontier()).thenReturn(AT_ONCE)
                : Mono.just(interval);
    }

    private Mono<Void> sign(Frontier frontier) {
        var now = clock.instant();
        return signer.sign(LedgerHead.text(keys.origin(), frontier, now))
                .flatMap(note -> store.keep(frontier, note, keys.verified(note).at()));
    }

    /**
     * A head outside covers entries that are here but have no row: either another replica is about
     * to store it, or this database was just brought up to date. Signs the rows up to it again.
     */
    private Mono<Duration> adopt(LedgerHead outside, @Nullable Row signed) {
        Frontier from = signed == null ? Frontier.EMPTY : signed.frontier();
        return store.extend(from, outside.size())
                .flatMap(grown -> grown.root().equals(outside.root())
                        ? signUpTo(signed, outside.size()).thenReturn(AT_ONCE)
                        : Mono.fromSupplier(() -> settle(LedgerCondition.FORKED)));
    }

    private Mono<Void> signUpTo(@Nullable Row signed, long size) {
        Frontier from = signed == null ? Frontier.EMPTY : signed.frontier();
        Mono<Void> first = signed == null ? sign(Frontier.EMPTY) : Mono.empty();
        return first.then(store.lines(from.size(), size)
                .collectList()
                .flatMapIterable(lines -> lines)
                .scan(from, (tree, line) -> tree.with(line.leaf()))
                .skip(1)
                .concatMap(this::sign)
                .then());
    }

    private Duration settle(LedgerCondition found) {
        LedgerCondition before = condition;
        condition = found;
        if (found != before && found == LedgerCondition.FORKED) {
            LOG.error("The erasure ledger does not match its anchors: {}", found.remedy());
        } else if (found != before && found != LedgerCondition.SOUND) {
            LOG.warn("The erasure ledger cannot be kept ({}): {}", found.code(), found.remedy());
        } else if (found != before) {
            LOG.info("The erasure ledger agrees with its anchors");
        }
        return interval;
    }
}
