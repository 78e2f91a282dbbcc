package io.guanhu.platform.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Tags under a key that the seed determines. */
record TestTags(int seed) implements CursorTags {

    @Override
    public byte[] of(String purpose, String value) {
        String text = seed + "\n" + purpose + "\n" + value;
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
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
