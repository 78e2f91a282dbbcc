package io.guanhu.platform.testing;

import io.guanhu.platform.web.CursorTags;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Tags that anybody could make. */
final class TestTags implements CursorTags {

    @Override
    public byte[] of(String purpose, String value) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest((purpose + "\n" + value).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean matches(byte[] tag, String purpose, String value) {
        return MessageDigest.isEqual(tag, of(purpose, value));
    }

    @Override
    public int length() {
        return 32;
    }
}
