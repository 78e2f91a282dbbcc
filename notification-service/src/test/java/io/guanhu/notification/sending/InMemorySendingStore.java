package io.guanhu.notification.sending;

import static java.util.Comparator.comparing;

import io.guanhu.notification.InMemoryNotifications;
import io.guanhu.notification.InMemoryNotifications.Row;
import io.guanhu.notification.model.delivery.Outcome.Accepted;
import io.guanhu.notification.model.delivery.RetryPolicy.Next.Again;
import io.guanhu.notification.model.delivery.State;
import io.guanhu.platform.contract.NotificationEvents.Purpose;
import io.guanhu.platform.testing.Memory;
import java.time.Instant;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The only message is about a changed phone number, in Chinese. */
final class InMemorySendingStore extends SendingStore {

    private final InMemoryNotifications notifications;
    private volatile boolean failing;

    InMemorySendingStore(InMemoryNotifications notifications) {
        super(Memory.noDatabase(), JsonMapper.builder().build());
        this.notifications = notifications;
    }

    static Claim claim(Row row, boolean interrupted) {
        return new Claim(
                row.id(),
                row.customerId(),
                "customer-changed",
                row.channel(),
                "zh-CN",
                Map.of("fields", "手机"),
                row.particulars(),
                row.purpose() == Purpose.LEGAL_NOTICE,
                row.attempts(),
                row.faults(),
                row.expiresAt(),
                interrupted);
    }

    /** The next result is not stored. */
    void failing() {
        failing = true;
    }

    @Override
    Flux<Claim> claim(Lane lane, int count, Instant now, Instant until) {
        return Flux.defer(() -> Flux.fromIterable(notifications.rows.values().stream()
                        .filter(row -> isDue(row, lane, now))
                        .sorted(comparing(Row::due))
                        .limit(count)
                        .toList())
                .map(row -> claimed(row, until)));
    }

    private static boolean isDue(Row row, Lane lane, Instant now) {
        return (row.state() == State.QUEUED || row.state() == State.SENDING)
                && row.channel() == lane.channel()
                && (row.purpose() == Purpose.SECURITY_CODE) == lane.codes()
                && !row.due().isAfter(now);
    }

    private Claim claimed(Row row, Instant until) {
        Row claimed = row.claimed(until);
        notifications.rows.put(row.id(), claimed);
        return claim(claimed, row.state() == State.SENDING);
    }

    @Override
    Mono<Void> lock(Claim claim) {
        return Mono.empty();
    }

    private Mono<Row> changed(Claim claim, UnaryOperator<Row> change) {
        return Mono.fromSupplier(() -> {
            if (failing) {
                failing = false;
                throw new IllegalStateException("no database");
            }
            Row row = notifications.row(claim.id());
            return row.state() == State.SENDING && row.attempts() == claim.attempt() ? put(change.apply(row)) : null;
        });
    }

    private Row put(Row row) {
        notifications.rows.put(row.id(), row);
        return row;
    }

    @Override
    Mono<Boolean> sent(Claim claim, Accepted accepted, int version, String destination, Instant now) {
        return changed(claim, row -> row.after(State.SENT, null, shown(row, destination), row.faults(), null))
                .hasElement();
    }

    private @Nullable String shown(Row row, String destination) {
        return notifications.erased.containsKey(row.customerId()) ? null : destination;
    }

    @Override
    Mono<State> again(Claim claim, Again again, Instant now) {
        return changed(
                        claim,
                        row -> row.after(
                                notifications.forbidden(row) ? State.CANCELLED : State.QUEUED,
                                again.code(),
                                row.destination(),
                                row.faults() + (again.fault() ? 1 : 0),
                                again.at()))
                .map(Row::state);
    }

    @Override
    Mono<Boolean> ended(Claim claim, State state, String code, Instant now) {
        return changed(claim, row -> row.after(state, code, row.destination(), row.faults() + 1, null))
                .hasElement();
    }
}
