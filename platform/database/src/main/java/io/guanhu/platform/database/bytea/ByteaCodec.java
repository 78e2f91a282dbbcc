package io.guanhu.platform.database.bytea;

import io.netty.buffer.ByteBuf;
import io.r2dbc.postgresql.client.EncodedParameter;
import io.r2dbc.postgresql.codec.Codec;
import io.r2dbc.postgresql.codec.PostgresqlObjectId;
import io.r2dbc.postgresql.message.Format;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code bytea} from the hexadecimal text that the server sends. The driver's own codec makes
 * a string of it, matches that against a regular expression and copies the result, which causes
 * half of the allocations in a search of the audit log. Writing is left to the driver.
 */
final class ByteaCodec implements Codec<byte[]> {

    private static final int BYTEA = PostgresqlObjectId.BYTEA.getObjectId();

    @Override
    public boolean canDecode(int dataType, Format format, Class<?> type) {
        return dataType == BYTEA && type == byte[].class;
    }

    @Override
    public byte @Nullable [] decode(
            @Nullable ByteBuf buffer, int dataType, Format format, Class<? extends byte[]> type) {
        if (buffer == null) {
            return null;
        }
        byte[] sent = new byte[buffer.readableBytes()];
        buffer.readBytes(sent);
        return format == Format.FORMAT_BINARY ? sent : parse(sent);
    }

    /** A backslash, an x, and two digits per byte. */
    private static byte[] parse(byte[] text) {
        if (text.length < 2 || text.length % 2 != 0 || text[0] != '\\' || text[1] != 'x') {
            throw new IllegalStateException("Not the hexadecimal form of a bytea");
        }
        byte[] bytes = new byte[text.length / 2 - 1];
        for (int i = 0; i < bytes.length; i++) {
            int high = HexFormat.fromHexDigit(text[2 * i + 2]);
            int low = HexFormat.fromHexDigit(text[2 * i + 3]);
            bytes[i] = (byte) (high << 4 | low);
        }
        return bytes;
    }

    @Override
    public boolean canEncode(Object value) {
        return false;
    }

    @Override
    public boolean canEncodeNull(Class<?> type) {
        return false;
    }

    @Override
    public EncodedParameter encode(Object value) {
        throw new UnsupportedOperationException("Reads only");
    }

    @Override
    public EncodedParameter encode(Object value, int dataType) {
        throw new UnsupportedOperationException("Reads only");
    }

    @Override
    public EncodedParameter encodeNull() {
        throw new UnsupportedOperationException("Reads only");
    }
}
