package io.guanhu.notification.model.message;

import java.util.UUID;

/**
 * What a provider sends.
 *
 * @param id the notification's id, by which some providers can recognise repetitions
 * @param destination a phone number in E.164, or an email address
 * @param subject the subject of an email; empty for an SMS
 * @param language a BCP 47 tag
 */
public record Message(UUID id, Channel channel, String destination, String subject, String body, String language) {

    /** Keeps destination and text out of logs. */
    @Override
    public String toString() {
        return "Message[" + id + ", " + channel + "]";
    }
}
