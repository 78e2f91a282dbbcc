package io.guanhu.testing;

import java.time.Instant;
import java.util.List;

/**
 * An email as its receiver would read it.
 *
 * @param text the plain text, or the HTML where there is no plain text
 * @param at when the sender dated it
 */
public record Mail(
        String from,
        List<String> to,
        String subject,
        String text,
        List<Attachment> attachments,
        Instant at,
        String messageId) {

    /** A file that came with an email. */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    public record Attachment(String name, String contentType, byte[] content) {}
}
