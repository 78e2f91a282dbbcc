package io.guanhu.platform.inbox;

import static io.guanhu.platform.database.Columns.text;
import static io.guanhu.platform.database.Columns.uuid;

import io.guanhu.platform.contract.EventCodec;
import io.guanhu.platform.inbox.handler.Message;
import io.r2dbc.spi.Readable;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Restores messages that were set aside. */
final class StoredMessages {

    private StoredMessages() {}

    @SuppressWarnings("unchecked")
    static Message message(Readable row) {
        String headers = text(row, "headers");
        Map<String, String> read = new TreeMap<>(
                (Map<String, String>) EventCodec.read(Map.class, headers.getBytes(StandardCharsets.UTF_8)));
        return Message.of(
                text(row, "topic"),
                row.get("key", String.class),
                row.get("data", byte[].class),
                read,
                row.get("signature", byte[].class),
                uuid(row, "place"));
    }
}
