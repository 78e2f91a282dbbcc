package io.guanhu.privacy.ledger;

import io.guanhu.platform.ledger.LedgerHead;
import io.guanhu.platform.ledger.LedgerLine;
import io.guanhu.platform.ledger.anchor.LedgerWitness;
import io.guanhu.platform.witness.WitnessReply;
import io.guanhu.tlog.proof.AddCheckpoint;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** A witness that answers as configured, and otherwise cosigns. */
final class InMemoryWitness implements LedgerWitness {

    static final String NAME = "witness first";

    final List<AddCheckpoint> asked = new ArrayList<>();
    final Deque<Mono<WitnessReply>> replies = new ArrayDeque<>();

    /** What it has seen. */
    @Nullable
    LedgerHead seen;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean isAuthoritative() {
        return false;
    }

    @Override
    public Mono<Optional<LedgerHead>> head() {
        return Mono.fromSupplier(() -> Optional.ofNullable(seen));
    }

    @Override
    public Mono<List<LedgerLine>> entriesAfter(long position, int limit) {
        return Mono.just(List.of());
    }

    @Override
    public Mono<WitnessReply> cosign(AddCheckpoint request) {
        asked.add(request);
        return replies.isEmpty() ? Mono.just(new WitnessReply.Cosigned("")) : replies.removeFirst();
    }
}
