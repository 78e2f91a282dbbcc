package io.guanhu.platform.inbox;

import io.guanhu.platform.contract.EventCodec;
import io.r2dbc.spi.Readable;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;

/** Reads messages that were put aside, as they were. */
final class StoredMessages {

    private StoredMessages() {}

    @SuppressWarnings("unchecked")
    static Message message(Readable row) {
        String headers = Objects.requireNonNull(row.get("headers", String.class));
        Map<String, String> read = new TreeMap<>(
                (Map<String, String>) EventCodec.read(Map.class, headers.getBytes(StandardCharsets.UTF_8)));
        return Message.of(
                Objects.requireNonNull(row.get("topic", String.class)),
                row.get("key", String.class),
                row.get("data", byte[].class),
                read,
                row.get("signature", byte[].class),
                Objects.requireNonNull(row.get("place", UUID.class)));
    }
}
