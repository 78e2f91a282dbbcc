package io.guanhu.testing;

import io.guanhu.testing.DescribedAnswers.Answer;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.io.buffer.DataBuffer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The events of a stream (HTML, server-sent events), each compared with the document. */
final class StreamedEvents {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String END = "\n\n";

    private final Answer stream;
    private final ByteArrayOutputStream unread = new ByteArrayOutputStream();

    StreamedEvents(Answer stream) {
        this.stream = stream;
    }

    /** Reads what arrived without consuming it. */
    void received(DataBuffer buffer) {
        ByteBuffer bytes = ByteBuffer.allocate(buffer.readableByteCount());
        buffer.toByteBuffer(bytes);
        unread.writeBytes(bytes.array());
        String text = unread.toString(StandardCharsets.UTF_8);
        int end = text.lastIndexOf(END);
        if (end >= 0) {
            unread.reset();
            unread.writeBytes(text.substring(end + END.length()).getBytes(StandardCharsets.UTF_8));
            for (String event : text.substring(0, end).split(END, -1)) {
                check(event);
            }
        }
    }

    private void check(String event) {
        ObjectNode members = JSON.createObjectNode();
        for (String line : event.lines().toList()) {
            int colon = line.indexOf(':');
            // A line that begins with a colon is a comment, which keeps the connection alive.
            if (colon > 0) {
                String value = line.substring(colon + 1).strip();
                String name = line.substring(0, colon);
                if (name.equals("data")) {
                    members.set(name, JSON.readTree(value));
                } else {
                    members.put(name, value);
                }
            }
        }
        List<String> faults =
                members.isEmpty() ? List.of() : DescribedAnswers.committed().faultsOfEvent(stream, members);
        if (!faults.isEmpty()) {
            throw new AssertionError(
                    "The API document says otherwise of an event of %s: %s".formatted(stream.path(), faults));
        }
    }
}
