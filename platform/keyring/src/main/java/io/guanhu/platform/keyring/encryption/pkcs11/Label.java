package io.guanhu.platform.keyring.encryption.pkcs11;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The label of an object in the token. PKCS #11 does not prevent two sessions from creating the
 * same object, so each gets a unique serial, and a version may have more than one key.
 *
 * @param serial when it was created (milliseconds, 12 hexadecimal digits), and 8 random digits
 */
record Label(Kind kind, String version, String serial) {

    static final Comparator<Label> OLDEST_FIRST = Comparator.comparing(Label::serial);
    static final int SERIAL_BYTES = 10;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern FORM =
            Pattern.compile("guanhu\\.(key|destroyed|anchor)\\.([a-z0-9-]+)\\.([0-9a-f]{20})");

    enum Kind {
        /** A key of a version. */
        KEY,
        /** A mark that the version was destroyed. */
        DESTROYED,
        /** Shows that the token's objects are visible. */
        ANCHOR
    }

    static Label create(Kind kind, String version, Instant now) {
        return new Label(
                kind,
                version,
                HexFormat.of().toHexDigits(now.toEpochMilli(), 12)
                        + HexFormat.of().toHexDigits(RANDOM.nextInt()));
    }

    /** Empty if the object is not ours. */
    static Optional<Label> parse(String label) {
        Matcher matcher = FORM.matcher(label);
        return matcher.matches()
                ? Optional.of(new Label(
                        Kind.valueOf(matcher.group(1).toUpperCase(Locale.ROOT)), matcher.group(2), matcher.group(3)))
                : Optional.empty();
    }

    boolean is(Kind wanted, String of) {
        return kind == wanted && version.equals(of);
    }

    Instant madeAt() {
        return Instant.ofEpochMilli(HexFormat.fromHexDigitsToLong(serial, 0, 12));
    }

    @Override
    public String toString() {
        return "guanhu." + kind.name().toLowerCase(Locale.ROOT) + "." + version + "." + serial;
    }
}
