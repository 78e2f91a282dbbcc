package io.guanhu.testing;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.OptionalParameter.Tag;
import org.jsmpp.bean.SubmitSm;

/** Reads parts of messages and joins them as phones do, by sender and reference. */
final class SmsParts {

    private static final Charset UCS2 = StandardCharsets.UTF_16BE;
    private static final int USER_DATA_HEADER = 0x40;

    private final Map<String, Map<Integer, String>> waiting = new ConcurrentHashMap<>();

    private record Place(int reference, int number, int of) {

        static final Place ONLY = new Place(0, 1, 1);
    }

    static SmsPart read(String id, SubmitSm message, Instant now) {
        byte[] body = message.getShortMessage();
        if (message.getOptionalParameter(Tag.MESSAGE_PAYLOAD) instanceof OptionalParameter.OctetString payload) {
            body = payload.getValue();
        }
        if (message.getOptionalParameter(Tag.SAR_MSG_REF_NUM) instanceof OptionalParameter.Short reference) {
            return part(
                    id,
                    message,
                    now,
                    new Place(
                            reference.getValue() & 0xffff,
                            octet(message, Tag.SAR_SEGMENT_SEQNUM),
                            octet(message, Tag.SAR_TOTAL_SEGMENTS)),
                    body);
        }
        if ((message.getEsmClass() & USER_DATA_HEADER) == 0) {
            return part(id, message, now, Place.ONLY, body);
        }
        int headerLength = (body[0] & 0xff) + 1;
        byte[] rest = Arrays.copyOfRange(body, headerLength, body.length);
        // Concatenation: identifier 0, length 3, reference, number of parts, this part.
        return headerLength == 6 && body[1] == 0
                ? part(id, message, now, new Place(body[3] & 0xff, body[5] & 0xff, body[4] & 0xff), rest)
                : part(id, message, now, Place.ONLY, rest);
    }

    private static int octet(SubmitSm message, Tag tag) {
        return message.getOptionalParameter(tag) instanceof OptionalParameter.Byte octet ? octet.getValue() & 0xff : 1;
    }

    private static SmsPart part(String id, SubmitSm message, Instant now, Place place, byte[] content) {
        boolean wide = (message.getDataCoding() & 0x0c) == 0x08;
        return new SmsPart(
                id,
                message.getSourceAddr(),
                message.getSourceAddrTon() + "/" + message.getSourceAddrNpi(),
                message.getDestAddress(),
                message.getDestAddrTon() + "/" + message.getDestAddrNpi(),
                place.reference(),
                place.number(),
                place.of(),
                new String(content, wide ? UCS2 : StandardCharsets.ISO_8859_1),
                now);
    }

    /** The whole text, if this was the last missing part. */
    Optional<String> join(SmsPart part) {
        if (part.of() == 1) {
            return Optional.of(part.text());
        }
        String key = part.from() + part.fromType() + "/" + part.to() + "/" + part.reference();
        Map<Integer, String> arrived = waiting.compute(key, (_, known) -> {
            Map<Integer, String> all = known == null ? new TreeMap<>() : known;
            all.put(part.number(), part.text());
            return all;
        });
        if (arrived.size() < part.of()) {
            return Optional.empty();
        }
        waiting.remove(key);
        return Optional.of(String.join("", arrived.values()));
    }
}
