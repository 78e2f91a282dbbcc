package io.guanhu.platform.ledger.anchor;

import io.guanhu.platform.ledger.LedgerHead;
import io.guanhu.platform.ledger.LedgerKeys;
import io.guanhu.platform.ledger.LedgerKeys.ForgedHeadException;
import io.guanhu.platform.ledger.LedgerLine;
import io.guanhu.platform.witness.WitnessClient;
import io.guanhu.platform.witness.WitnessPlace;
import io.guanhu.platform.witness.WitnessReply;
import io.guanhu.tlog.note.SignedNote;
import io.guanhu.tlog.proof.AddCheckpoint;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The ledger as a witness has seen it: the latest head that it cosigned, but no entries. It is out
 * of reach for somebody who restores the cluster with all anchors, or has stolen the ledger's key.
 * A witness that did not answer is left alone for a while, because querying all anchors takes as
 * long as the slowest.
 */
final class WitnessAnchor implements LedgerWitness {

    private static final Duration REST = Duration.ofSeconds(20);

    private final WitnessPlace place;
    private final WitnessClient client;
    private final LedgerKeys keys;
    private final Clock clock;
    private volatile @Nullable Trouble trouble;

    WitnessAnchor(WitnessPlace place, WitnessClient client, LedgerKeys keys, Clock clock) {
        this.place = place;
        this.client = client;
        this.keys = keys;
        this.clock = clock;
    }

    /** Why it could not be asked, and when to ask it again. */
    private record Trouble(Throwable why, Instant until) {}

    @Override
    public String name() {
        return "witness " + place.name();
    }

    @Override
    public Mono<Optional<LedgerHead>> head() {
        return Mono.defer(() -> {
            Trouble last = trouble;
            return last != null && clock.instant().isBefore(last.until()) ? Mono.error(last.why()) : ask();
        });
    }

    private Mono<Optional<LedgerHead>> ask() {
        return client.seen(place.url(), keys.origin())
                .map(seen -> seen.map(this::cosigned))
                .doOnNext(_ -> trouble = null)
                .doOnError(why -> trouble = new Trouble(why, clock.instant().plus(REST)));
    }

    private LedgerHead cosigned(SignedNote note) {
        if (!isCosigned(note)) {
            throw new ForgedHeadException();
        }
        return keys.verified(note.toString());
    }

    private boolean isCosigned(SignedNote note) {
        return place.keys().stream().allMatch(key -> key.cosigned(note).isPresent());
    }

    /** It may have been unavailable when newer heads were signed. */
    @Override
    public boolean isAuthoritative() {
        return false;
    }

    @Override
    public Mono<List<LedgerLine>> entriesAfter(long position, int limit) {
        return Mono.just(List.of());
    }

    @Override
    public Mono<WitnessReply> cosign(AddCheckpoint request) {
        return client.add(place.url(), request)
                .map(reply ->
                        reply instanceof WitnessReply.Cosigned(String lines) && !isRight(request.checkpoint(), lines)
                                ? new WitnessReply.Refused(200)
                                : reply);
    }

    private boolean isRight(SignedNote asked, String lines) {
        try {
            return isCosigned(asked.withThoseOf(place.keys(), lines));
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
