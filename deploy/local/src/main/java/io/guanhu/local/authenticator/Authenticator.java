package io.guanhu.local.authenticator;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import io.guanhu.local.client.Suite;
import io.guanhu.testing.Totp;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.apache.commons.codec.binary.Base32;

/** The command {@code deploy/local/authenticator}: the one-time codes of the demo logins, which all have the same seed. */
public final class Authenticator {

    /** The width of the white margin in modules; ISO/IEC 18004 requires this many. */
    private static final int QUIET_ZONE = 4;

    private static final String WHITE_ON_BLACK = "\u001b[97;40m";
    private static final String PLAIN = "\u001b[0m";

    private Authenticator() {}

    public static void main(String[] arguments) {
        print(System.out, Clock.systemUTC());
    }

    static void print(PrintStream out, Clock clock) {
        Instant now = clock.instant();
        Totp codes = new Totp(Suite.DEMO_OTP_SEED);
        long period = Totp.STEP.toSeconds();
        out.printf(
                """
                %s
                Scan this with an authenticator app, or type the key into it: all demo logins have the same.

                  Key      %s
                  Address  %s
                  Code     %s, for %d s more; %s after that. The realm takes each code once.
                """,
                drawn(matrix()),
                key(),
                address(),
                codes.code(now),
                period - Math.floorMod(now.getEpochSecond(), period),
                codes.code(now.plus(Totp.STEP)));
        out.flush();
    }

    /** The seed in the form that apps accept. */
    static String key() {
        return new Base32()
                .encodeToString(Suite.DEMO_OTP_SEED.getBytes(StandardCharsets.US_ASCII))
                .replace("=", "");
    }

    /** The URI that authenticator apps read. */
    static String address() {
        return "otpauth://totp/Guanhu:demo?secret=" + key() + "&issuer=Guanhu&algorithm=SHA1&digits=6&period="
                + Totp.STEP.toSeconds();
    }

    static BitMatrix matrix() {
        try {
            return new QRCodeWriter()
                    .encode(address(), BarcodeFormat.QR_CODE, 0, 0, Map.of(EncodeHintType.MARGIN, QUIET_ZONE));
        } catch (WriterException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Draws two modules above each other as one character; dark modules use the terminal's black.
     */
    static String drawn(BitMatrix code) {
        StringBuilder drawing = new StringBuilder();
        for (int y = 0; y < code.getHeight(); y += 2) {
            drawing.append(WHITE_ON_BLACK);
            for (int x = 0; x < code.getWidth(); x++) {
                boolean upper = !code.get(x, y);
                boolean lower = y + 1 == code.getHeight() || !code.get(x, y + 1);
                drawing.append(upper ? lower ? '█' : '▀' : lower ? '▄' : ' ');
            }
            drawing.append(PLAIN).append('\n');
        }
        return drawing.toString();
    }
}
