package io.guanhu.privacy.model.policy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What the bank tells people of how it handles their data, in both languages.
 *
 * @param version counts up from 1; 0 is the sample that comes with the service
 * @param publishedAt when it took effect; null for the sample
 */
public record PrivacyPolicy(
        long version, Text chinese, Text english, @Nullable Instant publishedAt) {

    /** Of the sample: no bank has published it, and none is bound by it. */
    public static final long SAMPLE = 0;

    /**
     * The policy in one language.
     *
     * @param text plain; a line that begins with {@code # } is a heading, an empty one ends a
     *     paragraph
     */
    public record Text(String title, String text) {}

    public boolean sample() {
        return version == SAMPLE;
    }

    /**
     * SHA-256 in hexadecimal of the Chinese text, a line feed and the English text, in UTF-8:
     * whoever kept a copy can tell whether it is this one.
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
