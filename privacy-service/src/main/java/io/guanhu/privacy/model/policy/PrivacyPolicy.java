package io.guanhu.privacy.model.policy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What the bank tells people about how it handles their data, in both languages.
 *
 * @param version counted from 1; 0 is the sample that ships with the service
 * @param publishedAt when it took effect; null for the sample
 */
public record PrivacyPolicy(
        long version, Text chinese, Text english, @Nullable Instant publishedAt) {

    /** The version of the sample: no bank has published it or is bound by it. */
    public static final long SAMPLE = 0;

    /**
     * The policy in one language.
     *
     * @param text plain text: a line that starts with {@code # } is a heading, an empty line ends a
     *     paragraph
     */
    public record Text(String title, String text) {}

    public boolean sample() {
        return version == SAMPLE;
    }

    /**
     * SHA-256 in hexadecimal of the Chinese text, a line feed and the English text, in UTF-8.
     * Anybody who kept a copy can compare it.
     */
    public String digest() {
        try {
            byte[] content = (chinese.text() + "\n" + english.text()).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
