package io.guanhu.privacy.docket;

import static java.util.Objects.requireNonNull;

import io.guanhu.platform.contract.NotificationEvents;
import io.guanhu.platform.testing.Memory;
import io.guanhu.privacy.model.assessment.Assessment;
import io.guanhu.privacy.model.assessment.Consequence;
import io.guanhu.privacy.model.lifecycle.ErasureRequest;
import io.guanhu.privacy.model.lifecycle.Submitted;
import io.guanhu.privacy.model.request.Advanced;
import io.guanhu.privacy.model.request.Filing;
import io.guanhu.privacy.model.request.State;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Requests in a map; a state is kept as it was saved. */
public final class InMemoryRequestStore extends RequestStore {

    private final Map<UUID, StoredRequest> rows;
    private final Map<UUID, List<Advanced>> histories;
    private final Map<UUID, Assessment> assessments;
    private final Map<UUID, Notice> notices;
    private Runnable meanwhile = () -> {};

    /** A notice whose particulars this service hands over. */
    public record Notice(UUID requestId, String channel) {}

    public InMemoryRequestStore(Memory memory) {
        super(Memory.noDatabase());
        this.rows = memory.rows();
        this.histories = memory.rows();
        this.assessments = memory.rows();
        this.notices = memory.rows();
    }

    /** Puts a request into a state directly. */
    public StoredRequest put(ErasureRequest request) {
        var stored = new StoredRequest(request, Locale.ENGLISH, null, null, null, null, null, 0);
        rows.put(stored.id(), stored);
        return stored;
    }

    /** What others do, once, before the next lock is acquired. */
    public void meanwhile(Runnable work) {
        this.meanwhile = work;
    }

    /** What happens to a row elsewhere. */
    public void change(UUID id, UnaryOperator<StoredRequest> change) {
        rows.compute(id, (_, before) -> change.apply(requireNonNull(before)));
    }

    public boolean has(UUID id) {
        return rows.containsKey(id);
    }

    public StoredRequest of(UUID id) {
        return requireNonNull(rows.get(id), "There is no such request");
    }

    public State stateOf(UUID id) {
        return of(id).request().state();
    }

    /** All requests, in the order of filing. */
    public List<StoredRequest> all() {
        return List.copyOf(rows.values());
    }

    public List<State> passedThrough(UUID id) {
        return histories.getOrDefault(id, List.of()).stream().map(Advanced::to).toList();
    }

    /** The verdict that was stored last. */
    public @Nullable Assessment assessed(UUID id) {
        return assessments.get(id);
    }

    /** The channels of a request's notices. */
    public List<String> noticesOf(UUID id) {
        return notices.values().stream()
                .filter(each -> each.requestId().equals(id))
                .map(Notice::channel)
                .toList();
    }

    @Override
    public Mono<Boolean> file(Filing filing, Locale locale, byte @Nullable [] reason, @Nullable Long policyVersion) {
        return Mono.fromSupplier(() -> {
            if (rows.values().stream().anyMatch(each -> isOpen(each, filing))) {
                return false;
            }
            rows.put(
                    filing.requestId(),
                    new StoredRequest(new Submitted(filing), locale, reason, null, null, null, policyVersion, 0));
            return true;
        });
    }

    private static boolean isOpen(StoredRequest stored, Filing filing) {
        return stored.filing().customerId().equals(filing.customerId())
                && stored.filing().hidden() == filing.hidden()
                && !stored.request().state().ended();
    }

    @Override
    public Mono<StoredRequest> find(UUID id) {
        return Mono.fromSupplier(() -> rows.get(id));
    }

    @Override
    public Mono<StoredRequest> lock(UUID id) {
        return Mono.fromRunnable(() -> {
                    Runnable before = meanwhile;
                    meanwhile = () -> {};
                    before.run();
                })
                .then(find(id));
    }

    @Override
    public Mono<Void> save(ErasureRequest request, List<Advanced> events, Instant now) {
        return Mono.fromRunnable(() -> {
            UUID id = request.filing().requestId();
            change(id, before -> changed(before, request));
            events.forEach(each -> add(id, each));
        });
    }

    private static StoredRequest changed(StoredRequest before, ErasureRequest request) {
        return new StoredRequest(
                request,
                before.locale(),
                before.sealedReason(),
                before.refused(),
                before.shown(),
                before.orderId(),
                before.policyVersion(),
                before.version() + 1);
    }

    @Override
    public Mono<Void> note(UUID id, Advanced event) {
        return Mono.fromRunnable(() -> add(id, event));
    }

    private void add(UUID id, Advanced event) {
        histories.merge(
                id,
                List.of(event),
                (before, more) -> Stream.concat(before.stream(), more.stream()).toList());
    }

    @Override
    public Flux<Advanced> history(UUID id) {
        return Flux.defer(() -> Flux.fromIterable(histories.getOrDefault(id, List.of())));
    }

    @Override
    public Mono<Void> assess(UUID id, Assessment assessment) {
        return Mono.fromRunnable(() -> assessments.put(id, assessment));
    }

    @Override
    public Mono<Void> saveFinalAssessment(UUID id, Assessment assessment) {
        return assess(id, assessment);
    }

    @Override
    public Flux<Consequence> consequences(UUID id) {
        return Flux.defer(() -> Flux.fromIterable(
                assessments.getOrDefault(id, new Assessment(List.of(), "")).consequences()));
    }

    @Override
    public Mono<Void> refuse(UUID id, byte[] reason, byte[] citation) {
        return Mono.fromRunnable(() -> change(
                id,
                before -> new StoredRequest(
                        before.request(),
                        before.locale(),
                        before.sealedReason(),
                        new StoredRequest.Refused(reason, citation),
                        before.shown(),
                        before.orderId(),
                        before.policyVersion(),
                        before.version())));
    }

    @Override
    public Mono<Void> setLocale(UUID id, Locale locale) {
        return Mono.fromRunnable(() -> change(
                id,
                before -> new StoredRequest(
                        before.request(),
                        locale,
                        before.sealedReason(),
                        before.refused(),
                        before.shown(),
                        before.orderId(),
                        before.policyVersion(),
                        before.version())));
    }

    @Override
    public Mono<Void> notice(UUID notificationId, UUID id, NotificationEvents.Channel channel) {
        return Mono.fromRunnable(() -> notices.put(notificationId, new Notice(id, channel.name())));
    }
}
