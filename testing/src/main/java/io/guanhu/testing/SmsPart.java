package io.guanhu.testing;

import java.time.Instant;

/**
 * A part of a short message as an SMS centre took it; the only one, if the message is short.
 *
 * @param id what the centre called it
 * @param to the number as it was written
 * @param toType its type and numbering plan, as {@code 1/1}
 * @param fromType those of the sender's address
 * @param reference what joins parts; 0 if there is one only
 * @param number counted from 1
 * @param of how many there are
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
