package io.guanhu.platform.ledger;

import io.guanhu.platform.ledger.LedgerKeys.ForgedHeadException;
import io.guanhu.platform.witness.WitnessClient;
import io.guanhu.platform.witness.WitnessPlace;
import io.guanhu.platform.witness.WitnessReply;
import io.guanhu.tlog.AddCheckpoint;
import io.guanhu.tlog.SignedNote;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/**
 * The ledger as a witness has seen it: the newest head that it cosigned, and no entries. Whoever
 * restores the cluster with all anchors, or has stolen the ledger's key, does not reach it.
 */
public final class WitnessAnchor implements LedgerAnchor {

    private final WitnessPlace place;
    private final WitnessClient client;
    private final LedgerKeys keys;

    WitnessAnchor(WitnessPlace place, WitnessClient client, LedgerKeys keys) {
        this.place = place;
        this.client = client;
        this.keys = keys;
    }

    @Override
    public String name() {
        return "witness " + place.name();
    }

    @Override
    public Mono<Optional<LedgerHead>> head() {
        return client.seen(place.url(), keys.origin()).map(seen -> seen.map(this::cosigned));
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

    @Override
    public Mono<List<LedgerLine>> entriesAfter(long position, int limit) {
        return Mono.just(List.of());
    }

    /** Has it cosign a head; an answer that is no cosignature of it is told as refused. */
    public Mono<WitnessReply> cosign(AddCheckpoint request) {
        return client.add(place.url(), request)
                .map(
                        reply ->
                                reply instanceof WitnessReply.Cosigned(String lines)
                                                && !isRight(request.checkpoint(), lines)
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
