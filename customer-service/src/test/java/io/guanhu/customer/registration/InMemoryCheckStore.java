package io.guanhu.customer.registration;

import static java.util.Objects.requireNonNull;

import io.guanhu.customer.draft.Draft;
import io.guanhu.customer.model.likeness.Suspicion;
import io.guanhu.customer.model.registration.RegistrationCheck;
import io.guanhu.customer.model.registration.RegistrationCheck.Reason;
import io.guanhu.customer.model.registration.RegistrationCheck.State;
import io.guanhu.platform.contract.CustomerEvents.Origin;
import io.guanhu.platform.testing.Memory;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A document is in one open check at a time, as by the table's index. */
public final class InMemoryCheckStore extends CheckStore {

    /**
     * @param keyed whether the draft's keys may exist still
     */
    private record Row(StoredCheck stored, @Nullable String document, boolean keyed) {}

    private static final Set<State> DRAFT_DELETED = Set.of(State.REJECTED, State.EXPIRED);

    private final Map<UUID, Row> rows;
    private volatile Runnable meanwhile = () -> {};

    public InMemoryCheckStore(Memory memory) {
        super(Memory.noDatabase());
        this.rows = memory.rows();
    }

    public List<StoredCheck> all() {
        return rows.values().stream().map(Row::stored).toList();
    }

    public StoredCheck of(UUID id) {
        return requireNonNull(rows.get(id), "There is no such check").stored();
    }

    /** What others do between the reading of a check and its lock. It must not block. */
    public void beforeLock(Runnable others) {
        meanwhile = others;
    }

    /** An open check ends without a decision. */
    public void expire(UUID id) {
        ended(id, InMemoryCheckStore::expired);
    }

    private static State stateOf(Row row) {
        return row.stored().check().state();
    }

    private static boolean isOpen(Row row) {
        return stateOf(row) == State.OPEN;
    }

    private static boolean isOver(Row row, Instant now) {
        return !row.stored().check().expiresAt().isAfter(now);
    }

    @Override
    Mono<Map<String, String>> openWith(Collection<String> documents, Instant now) {
        return Mono.fromSupplier(() -> rows.values().stream()
                .filter(row -> isOpen(row) && !isOver(row, now) && documents.contains(row.document()))
                .collect(Collectors.toMap(
                        row -> requireNonNull(row.document()),
                        row -> row.stored().check().registeredBy())));
    }

    @Override
    Mono<Boolean> insert(NewCheck check, RegistrationCheck opened, Origin origin) {
        Draft draft = check.draft();
        return Mono.fromSupplier(() -> {
            if (rows.values().stream()
                    .anyMatch(row -> isOpen(row) && check.document().equals(row.document()))) {
                return false;
            }
            StoredCheck stored = new StoredCheck(
                    check.id(),
                    opened,
                    draft.branch(),
                    draft.requestedManager(),
                    draft.relationshipEndedOn(),
                    origin,
                    check.suspicion());
            rows.put(check.id(), new Row(stored, check.document(), true));
            return true;
        });
    }

    @Override
    public Mono<StoredCheck> find(UUID id) {
        return Mono.fromSupplier(() -> rows.get(id)).map(Row::stored);
    }

    @Override
    public Mono<StoredCheck> lock(UUID id) {
        return Mono.defer(() -> {
            meanwhile.run();
            return find(id);
        });
    }

    @Override
    public Flux<StoredCheck> list(@Nullable State state, @Nullable UUID before, int limit, Instant now) {
        return Flux.fromStream(() -> all().stream()
                .filter(each -> before == null || each.id().compareTo(before) < 0)
                .filter(each -> state == null || state == each.check().asOf(now).state())
                .sorted(Comparator.comparing(StoredCheck::id).reversed())
                .limit(limit));
    }

    @Override
    public Mono<Void> end(UUID id, Reason reason, String by, Instant now) {
        State state = reason.admits() ? State.ADMITTED : State.REJECTED;
        return Mono.fromRunnable(() -> ended(
                id,
                before -> new RegistrationCheck(
                        state,
                        before.version() + 1,
                        before.registeredBy(),
                        before.openedAt(),
                        before.expiresAt(),
                        reason,
                        by,
                        now)));
    }

    @Override
    Flux<UUID> expire(Instant now, String document) {
        return Flux.defer(() -> Flux.fromIterable(rows.values().stream()
                        .filter(row -> isOpen(row) && isOver(row, now) && document.equals(row.document()))
                        .map(row -> row.stored().id())
                        .toList()))
                .doOnNext(this::expire);
    }

    @Override
    public Flux<UUID> expire(Instant now, int limit) {
        return Flux.defer(() -> Flux.fromIterable(rows.values().stream()
                        .filter(row -> isOpen(row) && isOver(row, now))
                        .map(row -> row.stored().id())
                        .limit(limit)
                        .toList()))
                .doOnNext(this::expire);
    }

    @Override
    public Flux<UUID> withKeys(int limit) {
        return Flux.defer(() -> Flux.fromIterable(rows.values().stream()
                .filter(row -> row.keyed() && DRAFT_DELETED.contains(stateOf(row)))
                .map(row -> row.stored().id())
                .limit(limit)
                .toList()));
    }

    @Override
    public Mono<Void> keysDestroyed(UUID id) {
        return Mono.fromRunnable(
                () -> rows.computeIfPresent(id, (_, row) -> new Row(row.stored(), row.document(), false)));
    }

    @Override
    public Mono<Long> purge(Instant before, int limit) {
        return Mono.fromSupplier(() -> {
            List<UUID> old = rows.values().stream()
                    .filter(row -> endedBefore(row, before))
                    .filter(row -> stateOf(row) == State.ADMITTED || !row.keyed())
                    .map(row -> row.stored().id())
                    .limit(limit)
                    .toList();
            old.forEach(rows::remove);
            return (long) old.size();
        });
    }

    @Override
    public Mono<Open> open(Instant now) {
        return Mono.fromSupplier(() -> {
            List<Instant> opened = rows.values().stream()
                    .filter(row -> isOpen(row) && !isOver(row, now))
                    .map(row -> row.stored().check().openedAt())
                    .sorted()
                    .toList();
            return new Open(opened.size(), opened.isEmpty() ? now : opened.getFirst());
        });
    }

    private static boolean endedBefore(Row row, Instant before) {
        Instant ended = row.stored().check().endedAt();
        return ended != null && ended.isBefore(before);
    }

    private static RegistrationCheck expired(RegistrationCheck open) {
        return new RegistrationCheck(
                State.EXPIRED,
                open.version() + 1,
                open.registeredBy(),
                open.openedAt(),
                open.expiresAt(),
                null,
                null,
                open.expiresAt());
    }

    private void ended(UUID id, UnaryOperator<RegistrationCheck> end) {
        rows.computeIfPresent(id, (_, row) -> {
            StoredCheck before = row.stored();
            StoredCheck after = new StoredCheck(
                    id,
                    end.apply(before.check()),
                    before.branch(),
                    before.requestedManager(),
                    before.relationshipEndedOn(),
                    before.origin(),
                    Suspicion.NONE);
            return new Row(after, null, row.keyed());
        });
    }
}
