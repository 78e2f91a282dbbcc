package io.guanhu.privacy.finishing;

import io.guanhu.platform.contract.NotificationEvents.MessageState;
import io.guanhu.platform.testing.Memory;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Notices, and kept contacts by request. */
final class InMemoryNoticeStore extends NoticeStore {

    private final Map<UUID, Notice> rows;
    private final Map<UUID, Boolean> contacts;
    private final Set<UUID> forgottenCodes = new HashSet<>();

    /** A notice, and when it ended. */
    record Notice(
            UUID request,
            Instant askedAt,
            String state,
            @Nullable Instant endedAt) {

        private Notice with(String newer, @Nullable Instant end) {
            return new Notice(request, askedAt, newer, end);
        }
    }

    InMemoryNoticeStore(Memory memory) {
        super(Memory.noDatabase());
        this.rows = memory.rows();
        this.contacts = memory.rows();
    }

    /** A requested notice, with the contact that it needs. */
    UUID asked(UUID request, Instant at) {
        UUID id = UUID.randomUUID();
        rows.put(id, new Notice(request, at, "ASKED", null));
        contacts.put(request, true);
        return id;
    }

    String stateOf(UUID notice) {
        return rows.getOrDefault(notice, new Notice(notice, Instant.EPOCH, "UNKNOWN", null))
                .state();
    }

    boolean hasContactOf(UUID request) {
        return contacts.containsKey(request);
    }

    Set<UUID> forgottenCodes() {
        return Set.copyOf(forgottenCodes);
    }

    @Override
    Flux<UUID> advance(UUID notificationId, MessageState state, boolean ended, Instant now) {
        return Flux.defer(() -> {
            Notice notice = rows.get(notificationId);
            if (notice == null) {
                return Flux.empty();
            }
            rows.put(notificationId, notice.with(state.name(), ended ? now : notice.endedAt()));
            return Flux.just(notice.request());
        });
    }

    @Override
    Mono<Void> forgetCode(UUID notificationId) {
        return Mono.fromRunnable(() -> forgottenCodes.add(notificationId));
    }

    @Override
    Mono<Long> open(UUID request, Instant askedAfter) {
        return Mono.fromSupplier(() -> rows.values().stream()
                .filter(each -> each.request().equals(request) && each.endedAt() == null)
                .filter(each -> each.askedAt().isAfter(askedAfter))
                .count());
    }

    @Override
    Flux<UUID> abandon(UUID request, Instant now) {
        return Flux.defer(() -> {
            List<UUID> open = rows.entrySet().stream()
                    .filter(each -> each.getValue().request().equals(request)
                            && each.getValue().endedAt() == null)
                    .map(Map.Entry::getKey)
                    .toList();
            open.forEach(id -> rows.computeIfPresent(id, (_, notice) -> notice.with("ABANDONED", now)));
            return Flux.fromIterable(open);
        });
    }

    @Override
    Mono<Void> forgetContact(UUID request) {
        return Mono.fromRunnable(() -> contacts.remove(request));
    }
}
