package io.guanhu.testing;

import java.time.Instant;
import java.util.List;

/**
 * An email as seen by its recipient.
 *
 * @param text the plain text, or the HTML if there is no plain text
 * @param at the date set by the sender
 */
public record Mail(
        String from,
        List<String> to,
        String subject,
        String text,
        List<Attachment> attachments,
        Instant at,
        String messageId) {

    /** An attachment of an email. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Attachment(String name, String contentType, byte[] content) {}
}
