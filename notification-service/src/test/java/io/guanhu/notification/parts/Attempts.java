package io.guanhu.notification.parts;

import static io.guanhu.platform.testing.Memory.NOW;

import io.guanhu.notification.model.delivery.AcceptedPart;
import io.guanhu.notification.model.message.Channel;
import io.guanhu.notification.model.message.Message;
import java.util.UUID;

/** Messages and parts for tests. */
public final class Attempts {

    public static final String NUMBER = "+8613800000000";

    private Attempts() {}

    public static Message message(UUID id, String body) {
        return new Message(id, Channel.SMS, NUMBER, "", body, "zh-CN");
    }

    /** A part of the first sending. */
    public static AcceptedPart part(int number, int of) {
        return new AcceptedPart("centre", "m" + number, "10690", 1, number, of, NOW);
    }
}
