package io.guanhu.privacy.identity;

import static java.util.Objects.requireNonNull;

import io.guanhu.platform.contract.NotificationEvents;
import io.guanhu.platform.testing.Memory;
import io.guanhu.privacy.docket.InMemoryRequestStore;
import io.guanhu.privacy.docket.StoredRequest;
import io.guanhu.privacy.model.lifecycle.Verifying;
import io.guanhu.privacy.model.request.OneTimeCode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Codes in a map. The request that waits for a code is updated with it, as the database does. */
final class InMemoryCodeStore extends CodeStore {

    private final InMemoryRequestStore requests;
    private final Map<UUID, Row> rows;

    /** A code as it is stored. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Row(UUID request, OneTimeCode code, byte @Nullable [] sealed, String channel, Instant contactAsOf) {

        private Row with(OneTimeCode changed, byte @Nullable [] copy) {
            return new Row(request, changed, copy, channel, contactAsOf);
        }
    }

    InMemoryCodeStore(Memory memory, InMemoryRequestStore requests) {
        super(Memory.noDatabase());
        this.requests = requests;
        this.rows = memory.rows();
    }

    Row of(UUID code) {
        return requireNonNull(rows.get(code), "There is no such code");
    }

    List<Row> all() {
        return List.copyOf(rows.values());
    }

    @Override
    Mono<Void> issue(
            UUID request,
            OneTimeCode code,
            byte[] sealedCode,
            NotificationEvents.Channel channel,
            Instant contactAsOf,
            Instant at) {
        return Mono.fromRunnable(() -> {
            rows.replaceAll((_, row) -> row.request().equals(request) ? row.with(row.code(), null) : row);
            rows.put(code.id(), new Row(request, code, sealedCode, channel.name(), contactAsOf));
        });
    }

    @Override
    Mono<OneTimeCode> lock(UUID id) {
        return Mono.fromSupplier(() -> of(id).code());
    }

    @Override
    Mono<Void> count(OneTimeCode code) {
        return Mono.fromRunnable(() -> {
            Row row = of(code.id());
            rows.put(code.id(), row.with(code, row.sealed()));
            requests.change(row.request(), before -> waitingFor(before, code));
        });
    }

    private static StoredRequest waitingFor(StoredRequest before, OneTimeCode code) {
        return new StoredRequest(
                new Verifying(before.filing(), code),
                before.locale(),
                before.sealedReason(),
                before.refused(),
                before.shown(),
                before.orderId(),
                before.policyVersion(),
                before.version());
    }

    @Override
    Mono<Void> use(UUID request) {
        return Mono.fromRunnable(() -> rows.replaceAll((_, row) -> row.request().equals(request) ? used(row) : row));
    }

    private static Row used(Row row) {
        OneTimeCode code = row.code();
        return row.with(
                new OneTimeCode(code.id(), code.hash(), code.askedBy(), code.expiresAt(), code.attempts(), true), null);
    }
}
