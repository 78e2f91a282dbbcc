package io.guanhu.platform.inbox.handler;

import io.guanhu.platform.contract.EventCodec;
import io.guanhu.platform.signing.MessageContent;
import io.guanhu.platform.signing.MessageVerifier;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * A record from a topic, read as a CloudEvent in binary mode as far as possible.
 *
 * @param eventId the event's id; derived from the record's position if it has none
 * @param type absent if the record is not a CloudEvent
 * @param signature the header that proves the content; null if there is none
 * @param place the position of the record, the same at every delivery
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Message(
        String topic,
        @Nullable String key,
        UUID eventId,
        @Nullable String type,
        byte @Nullable [] data,
        MessageContent content,
        byte @Nullable [] signature,
        UUID place) {

    private static final String TRACEPARENT = "ce_traceparent";

    public static Message of(ConsumerRecord<String, byte[]> consumed) {
        Map<String, String> headers = new TreeMap<>();
        for (Header header : consumed.headers()) {
            if (MessageContent.hasMeaning(header.key()) && header.value() != null) {
                headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
            }
        }
        Header signature = consumed.headers().lastHeader(MessageVerifier.HEADER);
        return of(
                consumed.topic(),
                consumed.key(),
                consumed.value(),
                headers,
                signature == null ? null : signature.value(),
                placeOf(consumed));
    }

    /** Restores a stored message. */
    public static Message of(
            String topic,
            @Nullable String key,
            byte @Nullable [] data,
            Map<String, String> headers,
            byte @Nullable [] signature,
            UUID place) {
        String id = headers.get(MessageContent.ID);
        return new Message(
                topic,
                key,
                id == null ? place : idOf(headers.getOrDefault(MessageContent.SOURCE, ""), id),
                id == null ? null : headers.get(MessageContent.TYPE),
                data,
                MessageContent.of(topic, key, headers, data),
                signature,
                place);
    }

    /**
     * Producers may use ids that are not UUIDs; source and id together are unique (CloudEvents).
     */
    private static UUID idOf(String source, String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            return named(source + '\n' + id);
        }
    }

    public static UUID placeOf(ConsumerRecord<String, byte[]> consumed) {
        return named(consumed.topic()
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

    public byte[] dataOrEmpty() {
        return data == null ? new byte[0] : data;
    }

    @Nullable
    public String traceparent() {
        return content.header(TRACEPARENT);
    }

    /** The relevant headers as JSON. */
    public String headers() {
        return EventCodec.write(content.headers());
    }

    /** Without the data, which does not belong in a log even if it is sealed. */
    @Override
    public String toString() {
        return "Message[" + topic + ", " + key + ", " + type + ", " + eventId + "]";
    }
}
