package io.guanhu.platform.keyring.service;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * What a sealed value belongs to, as associated data. Each part is preceded by its length, so that
 * different bindings never have the same encoding.
 */
public final class Binding {

    private Binding() {}

    public static byte[] of(String... parts) {
        byte[][] encoded = new byte[parts.length][];
        int length = 0;
        for (int i = 0; i < parts.length; i++) {
            encoded[i] = parts[i].getBytes(StandardCharsets.UTF_8);
            length += Integer.BYTES + encoded[i].length;
        }
        ByteBuffer binding = ByteBuffer.allocate(length);
        for (byte[] part : encoded) {
            binding.putInt(part.length).put(part);
        }
        return binding.array();
    }
}
