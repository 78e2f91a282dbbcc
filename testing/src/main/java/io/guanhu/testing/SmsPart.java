package io.guanhu.testing;

import java.time.Instant;

/**
 * A part of an SMS message as accepted by an SMS centre; a short message has only one.
 *
 * @param id the centre's id for it
 * @param to the number as written
 * @param toType its type and numbering plan, such as {@code 1/1}
 * @param fromType those of the sender's address
 * @param reference joins parts; 0 if there is only one
 * @param number counted from 1
 * @param of the number of parts
 */
public record SmsPart(
        String id,
        String from,
        String fromType,
        String to,
        String toType,
        int reference,
        int number,
        int of,
        String text,
        Instant at) {}
