package io.guanhu.audit.append;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows in the binary format of PostgreSQL's COPY (documentation of COPY, "Binary Format"). */
final class BinaryCopy {

    private static final byte[] HEADER = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };
    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");
    private static final int TEXT_OID = 25;

    private final ByteBuf rows = Unpooled.buffer(1 << 16).writeBytes(HEADER);
    private final short fields;

    BinaryCopy(int fields) {
        this.fields = (short) fields;
    }

    /** Starts a row, whose fields follow in order. */
    BinaryCopy row() {
        rows.writeShort(fields);
        return this;
    }

    BinaryCopy int8(long value) {
        rows.writeInt(Long.BYTES).writeLong(value);
        return this;
    }

    BinaryCopy int4(int value) {
        rows.writeInt(Integer.BYTES).writeInt(value);
        return this;
    }

    BinaryCopy uuid(@Nullable UUID value) {
        if (value == null) {
            return absent();
        }
        rows.writeInt(2 * Long.BYTES)
                .writeLong(value.getMostSignificantBits())
                .writeLong(value.getLeastSignificantBits());
        return this;
    }

    BinaryCopy time(Instant value) {
        return int8(EPOCH.until(value, ChronoUnit.MICROS));
    }

    BinaryCopy text(@Nullable String value) {
        return value == null ? absent() : bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    BinaryCopy bytes(byte[] value) {
        rows.writeInt(value.length).writeBytes(value);
        return this;
    }

    BinaryCopy texts(Collection<String> values) {
        int length = rows.writerIndex();
        rows.writeInt(0).writeInt(values.isEmpty() ? 0 : 1).writeInt(0).writeInt(TEXT_OID);
        if (!values.isEmpty()) {
            rows.writeInt(values.size()).writeInt(1);
            values.forEach(this::text);
        }
        rows.setInt(length, rows.writerIndex() - length - Integer.BYTES);
        return this;
    }

    private BinaryCopy absent() {
        rows.writeInt(-1);
        return this;
    }

    /** All rows; nothing can be added afterwards. */
    ByteBuf end() {
        return rows.writeShort(-1);
    }
}
