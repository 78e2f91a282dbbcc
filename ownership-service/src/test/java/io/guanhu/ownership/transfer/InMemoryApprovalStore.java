package io.guanhu.ownership.transfer;

import io.guanhu.ownership.model.branch.Lead;
import io.guanhu.platform.testing.Memory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

final class InMemoryApprovalStore extends ApprovalStore {

    final Map<UUID, List<Lead>> approvals;

    InMemoryApprovalStore(Memory memory) {
        super(Memory.noDatabase());
        approvals = memory.rows();
    }

    @Override
    Mono<Void> add(UUID transferId, Lead lead, Instant at) {
        return Mono.fromRunnable(() -> approvals.merge(
                transferId,
                List.of(lead),
                (before, more) ->
                        Stream.concat(before.stream(), more.stream()).distinct().toList()));
    }

    @Override
    Mono<List<Lead>> of(UUID transferId) {
        return Mono.fromSupplier(() -> approvals.getOrDefault(transferId, List.of()));
    }
}
