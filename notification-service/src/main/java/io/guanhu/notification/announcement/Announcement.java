package io.guanhu.notification.announcement;

import io.guanhu.notification.model.delivery.State;
import io.guanhu.notification.model.message.Channel;
import io.guanhu.platform.contract.NotificationEvents;
import io.guanhu.platform.contract.NotificationEvents.MessageState;
import io.guanhu.platform.contract.NotificationEvents.NotificationAdvanced;
import java.time.Instant;
import java.util.UUID;

/** What became of a message, in the words that the services share. */
public final class Announcement {

    private Announcement() {}

    /** That a message of a customer reached a state. */
    public static NotificationAdvanced of(UUID id, UUID customerId, Channel channel, State state, Instant at) {
        return new NotificationAdvanced(id, customerId, toContract(channel), toContract(state), at);
    }

    private static NotificationEvents.Channel toContract(Channel channel) {
        return switch (channel) {
            case SMS -> NotificationEvents.Channel.SMS;
            case EMAIL -> NotificationEvents.Channel.EMAIL;
        };
    }

    private static MessageState toContract(State state) {
        return switch (state) {
            case SENT -> MessageState.SENT;
            case DELIVERED -> MessageState.DELIVERED;
            case FAILED -> MessageState.FAILED;
            case CANCELLED -> MessageState.CANCELLED;
            case STUCK -> MessageState.STUCK;
            case SETTLED -> MessageState.SETTLED;
            case QUEUED, SENDING -> throw new IllegalArgumentException(state + " is not announced");
        };
    }
}
