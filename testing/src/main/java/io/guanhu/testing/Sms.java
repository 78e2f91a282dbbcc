package io.guanhu.testing;

import java.time.Instant;

/**
 * A short message as its receiver would read it.
 *
 * @param id what the SMS centre called it
 */
public record Sms(String id, String from, String to, String text, Instant at) {}
