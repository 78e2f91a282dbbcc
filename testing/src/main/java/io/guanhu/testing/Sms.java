package io.guanhu.testing;

import java.time.Instant;

/**
 * An SMS message as seen by its recipient.
 *
 * @param id the SMS centre's id for it
 */
public record Sms(String id, String from, String to, String text, Instant at) {}
