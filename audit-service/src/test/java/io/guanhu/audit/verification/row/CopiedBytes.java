package io.guanhu.audit.verification.row;

import io.guanhu.audit.model.LogEntry;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows in PostgreSQL's binary copy format. */
final class CopiedBytes {

    private static final Instant POSTGRES_EPOCH = Instant.parse("2000-01-01T00:00:00Z");

    private CopiedBytes() {}

    /** The searchable columns of an entry as the service writes them. */
    static List<@Nullable Object> columns(long index, LogEntry entry) {
        List<@Nullable Object> columns = new ArrayList<>();
        columns.add(index);
        columns.add(entry.id());
        columns.add(POSTGRES_EPOCH.until(entry.at(), ChronoUnit.MICROS));
        columns.add(entry.customerId());
        columns.addAll(Arrays.asList(
                entry.service(),
                entry.actorType().name(),
                entry.actorId(),
                entry.action(),
                entry.resourceType(),
                entry.resourceId(),
                entry.outcome().name(),
                entry.reason(),
                entry.actorBranch(),
                entry.traceId()));
        columns.add(entry.actorRoles().stream().sorted().toList());
        return columns;
    }

    /** A row of these fields: numbers, ids, texts, lists of texts, bytes, or nothing. */
    static byte[] row(List<? extends @Nullable Object> fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream row = new DataOutputStream(bytes)) {
            row.writeShort(fields.size());
            for (Object field : fields) {
                byte[] value = field == null ? null : value(field);
                row.writeInt(value == null ? -1 : value.length);
                row.write(value == null ? new byte[0] : value);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] value(Object field) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream value = new DataOutputStream(bytes)) {
            switch (field) {
                case Long number -> value.writeLong(number);
                case Integer number -> value.writeInt(number);
                case UUID id -> {
                    value.writeLong(id.getMostSignificantBits());
                    value.writeLong(id.getLeastSignificantBits());
                }
                case byte[] raw -> value.write(raw);
                case List<?> list -> writeList(list, value);
                default -> value.write(field.toString().getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static void writeList(List<?> list, DataOutputStream value) throws IOException {
        value.writeInt(list.isEmpty() ? 0 : 1);
        value.writeInt(list.stream().anyMatch(Objects::isNull) ? 1 : 0);
        value.writeInt(25);
        if (!list.isEmpty()) {
            value.writeInt(list.size());
            value.writeInt(1);
        }
        for (Object item : list) {
            byte[] text = item == null ? null : item.toString().getBytes(StandardCharsets.UTF_8);
            value.writeInt(text == null ? -1 : text.length);
            value.write(text == null ? new byte[0] : text);
        }
    }
}
