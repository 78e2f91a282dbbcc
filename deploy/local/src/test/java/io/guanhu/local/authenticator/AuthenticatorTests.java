package io.guanhu.local.authenticator;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuthenticatorTests {

    private static final int PIXELS = 8;

    @Test
    void drawsACodeThatAReaderUnderstands() throws ReaderException {
        assertThat(read(Authenticator.drawn(Authenticator.matrix()))).isEqualTo(Authenticator.address());
    }

    @Test
    void tellsTheKeyAndTheCodeOfNow() {
        var printed = new ByteArrayOutputStream();
        Clock clock = Clock.fixed(Instant.parse("2026-03-04T12:00:13Z"), ZoneOffset.UTC);
        Authenticator.print(new PrintStream(printed, true, StandardCharsets.UTF_8), clock);
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("Key      " + Authenticator.key())
                .containsPattern("Code     [0-9]{6}, for 17 s more; [0-9]{6} after that");
        assertThat(Authenticator.key()).matches("[A-Z2-7]{32}");
    }

    /** As a camera sees it: each character two modules high. */
    private static String read(String drawn) throws ReaderException {
        List<String> lines = drawn.replaceAll("\u001b\\[[0-9;]*m", "").lines().toList();
        int width = lines.getFirst().length() * PIXELS;
        int height = lines.size() * 2 * PIXELS;
        int[] pixels = new int[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                char two = lines.get(y / (2 * PIXELS)).charAt(x / PIXELS);
                boolean white = two == '█' || two == (y / PIXELS % 2 == 0 ? '▀' : '▄');
                pixels[y * width + x] = white ? 0xFFFFFF : 0;
            }
        }
        var image = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels)));
        return new QRCodeReader().decode(image).getText();
    }
}
