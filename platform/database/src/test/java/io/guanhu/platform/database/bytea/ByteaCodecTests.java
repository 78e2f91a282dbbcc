package io.guanhu.platform.database.bytea;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.r2dbc.postgresql.codec.PostgresqlObjectId;
import io.r2dbc.postgresql.extension.Extension;
import io.r2dbc.postgresql.message.Format;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ByteaCodecTests {

    private static final int BYTEA = PostgresqlObjectId.BYTEA.getObjectId();

    private final ByteaCodec codec = new ByteaCodec();

    @Test
    void isFoundByTheDriver() {
        assertThat(ServiceLoader.load(Extension.class)).hasAtLeastOneElementOfType(ByteaCodecRegistrar.class);
    }

    @Test
    void readsEveryByteInEitherFormat() {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        String hex = HexFormat.of().formatHex(all);

        assertThat(text("\\x" + hex)).isEqualTo(all);
        assertThat(text("\\x" + hex.toUpperCase(Locale.ROOT))).isEqualTo(all);
        assertThat(text("\\x")).isEmpty();
        assertThat(decode(Unpooled.wrappedBuffer(all), Format.FORMAT_BINARY)).isEqualTo(all);
        assertThat(codec.decode(null, BYTEA, Format.FORMAT_TEXT, byte[].class)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\\", "x00", "\\x0", "\\y00", "\\xgg", "\\x0\u0661"})
    void refusesWhatIsNoHexadecimalForm(String sent) {
        assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> text(sent));
    }

    @Test
    void readsNothingElse() {
        int text = PostgresqlObjectId.TEXT.getObjectId();
        assertThat(codec.canDecode(BYTEA, Format.FORMAT_TEXT, byte[].class)).isTrue();
        assertThat(codec.canDecode(BYTEA, Format.FORMAT_TEXT, ByteBuffer.class)).isFalse();
        assertThat(codec.canDecode(text, Format.FORMAT_TEXT, byte[].class)).isFalse();
        assertThat(codec.canEncode(new byte[0])).isFalse();
        assertThat(codec.canEncodeNull(byte[].class)).isFalse();
    }

    private byte[] text(String sent) {
        return decode(Unpooled.copiedBuffer(sent, StandardCharsets.ISO_8859_1), Format.FORMAT_TEXT);
    }

    private byte[] decode(ByteBuf sent, Format format) {
        return Objects.requireNonNull(codec.decode(sent, BYTEA, format, byte[].class));
    }
}
