package io.guanhu.platform.inbox;

import io.guanhu.platform.contract.EventCodec;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * A record of a topic, read as a CloudEvent in binary mode as far as it is one.
 *
 * @param eventId the event's id; made up from the record's place where it has none
 * @param type absent if the record is no CloudEvent
 * @param headers the headers with a meaning, as JSON
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record Message(
        String topic,
        @Nullable String key,
        UUID eventId,
        @Nullable String type,
        byte @Nullable [] data,
        @Nullable String traceparent,
        String headers) {

    private static final String ID = "ce_id";
    private static final String TYPE = "ce_type";
    private static final String SOURCE = "ce_source";
    private static final String TRACEPARENT = "ce_traceparent";
    private static final String PREFIX = "ce_";

    static Message of(ConsumerRecord<String, byte[]> consumed) {
        Map<String, String> headers = new TreeMap<>();
        for (Header header : consumed.headers()) {
            if (header.key().startsWith(PREFIX) && header.value() != null) {
                headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
            }
        }
        boolean identified = headers.containsKey(ID);
        return new Message(
                consumed.topic(),
                consumed.key(),
                identified
                        ? idOf(headers.getOrDefault(SOURCE, ""), headers.getOrDefault(ID, ""))
                        : placeOf(consumed),
                identified ? headers.get(TYPE) : null,
                consumed.value(),
                headers.get(TRACEPARENT),
                EventCodec.write(headers));
    }

    /**
     * A producer may use ids that are no UUIDs; source and id together are unique (CloudEvents).
     */
    private static UUID idOf(String source, String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            return named(source + '\n' + id);
        }
    }

    private static UUID placeOf(ConsumerRecord<String, byte[]> consumed) {
        return named(
                consumed.topic()
                        + '\n'
                        + consumed.partition()
                        + '\n'
                        + consumed.offset()
                        + '\n'
                        + consumed.timestamp());
    }

    private static UUID named(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    byte[] dataOrEmpty() {
        return data == null ? new byte[0] : data;
    }

    /** Without the data, which may be sealed but is nobody's business in a log. */
    @Override
    public String toString() {
        return "Message[" + topic + ", " + key + ", " + type + ", " + eventId + "]";
    }
}
