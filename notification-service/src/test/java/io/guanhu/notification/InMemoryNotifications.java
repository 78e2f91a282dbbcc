package io.guanhu.notification;

import io.guanhu.notification.model.delivery.State;
import io.guanhu.notification.model.message.Channel;
import io.guanhu.platform.contract.NotificationEvents.Purpose;
import io.guanhu.platform.testing.Memory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tables that stores in memory share. */
public final class InMemoryNotifications {

    public static final String PRIVACY = "privacy-service";

    /** A notification. */
    public record Row(
            UUID id,
            UUID customerId,
            Channel channel,
            Purpose purpose,
            @Nullable String particulars,
            State state,
            @Nullable String failure,
            @Nullable String destination,
            int attempts,
            int faults,
            Instant due,
            @Nullable Instant expiresAt) {

        public Row reaching(State next, @Nullable String code) {
            return after(next, code, destination, faults, due);
        }

        public Row after(
                State next, @Nullable String code, @Nullable String shown, int failed, @Nullable Instant attempt) {
            return new Row(
                    id,
                    customerId,
                    channel,
                    purpose,
                    particulars,
                    next,
                    code,
                    shown,
                    attempts,
                    failed,
                    attempt == null ? due : attempt,
                    expiresAt);
        }

        public Row claimed(Instant until) {
            return new Row(
                    id,
                    customerId,
                    channel,
                    purpose,
                    particulars,
                    State.SENDING,
                    failure,
                    destination,
                    attempts + 1,
                    faults,
                    until,
                    expiresAt);
        }
    }

    /** Which part of which sending. */
    public record PartId(UUID notificationId, int sending, int number) {}

    /** A part that a provider accepted. */
    public record Part(
            int of,
            String provider,
            @Nullable String messageId,
            String sender,
            @Nullable String content,
            @Nullable String destinationEnd,
            String state,
            @Nullable String marks,
            Instant acceptedAt) {

        public Part receipted(boolean delivered, @Nullable String with) {
            return new Part(
                    of,
                    provider,
                    messageId,
                    sender,
                    content,
                    destinationEnd,
                    delivered ? "DELIVERED" : "FAILED",
                    with,
                    acceptedAt);
        }

        public Part keeping(@Nullable String text, @Nullable String end) {
            return new Part(of, provider, messageId, sender, text, end, state, marks, acceptedAt);
        }
    }

    public final Map<UUID, Row> rows;
    public final Map<PartId, Part> parts;
    /** Customers, and the requests by which their contacts were erased. */
    public final Map<UUID, UUID> erased;

    public InMemoryNotifications(Memory memory) {
        rows = memory.rows();
        parts = memory.rows();
        erased = memory.rows();
    }

    /** A service message by SMS that is due when the test begins. */
    public UUID queued(UUID customer) {
        return add(customer, State.QUEUED, Purpose.SERVICE, null, null);
    }

    public UUID add(
            UUID customer, State state, Purpose purpose, @Nullable String particulars, @Nullable Instant expiresAt) {
        UUID id = UUID.randomUUID();
        rows.put(
                id,
                new Row(
                        id,
                        customer,
                        Channel.SMS,
                        purpose,
                        particulars,
                        state,
                        null,
                        null,
                        0,
                        0,
                        Memory.NOW,
                        expiresAt));
        return id;
    }

    public Row row(UUID id) {
        return Objects.requireNonNull(rows.get(id));
    }

    public State state(UUID id) {
        return row(id).state();
    }

    /** The states of a notification's parts. */
    public List<String> partStates(UUID id) {
        return parts.entrySet().stream()
                .filter(each -> each.getKey().notificationId().equals(id))
                .map(each -> each.getValue().state())
                .toList();
    }

    /** Whether the contact of this notification was erased, and not kept for the last notice. */
    public boolean forbidden(Row row) {
        return erased.containsKey(row.customerId()) && !PRIVACY.equals(row.particulars());
    }
}
