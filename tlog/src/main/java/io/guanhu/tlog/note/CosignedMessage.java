package io.guanhu.tlog.note;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The signed content of a cosignature (C2SP tlog-cosignature, "signed message"). */
final class CosignedMessage {

    private static final byte[] SUBTREE = "subtree/v1\n\0".getBytes(StandardCharsets.US_ASCII);

    /** Each name is preceded by its length in one byte. */
    private static final int LONGEST_NAME = 255;

    private CosignedMessage() {}

    /**
     * The bytes that a cosignature signs.
     *
     * @param text the text of a checkpoint's note
     * @param seconds since the epoch
     * @throws IllegalArgumentException if the text is not a checkpoint
     */
    static byte[] of(VerifierKey cosigner, String text, long seconds) {
        Checkpoint checkpoint = Checkpoint.parse(text);
        return switch (cosigner.type()) {
            case ED25519_COSIGNATURE ->
                ("cosignature/v1\ntime " + seconds + "\n" + text).getBytes(StandardCharsets.UTF_8);
            case ML_DSA_44_COSIGNATURE -> tree(cosigner.name(), seconds, checkpoint);
            case ED25519 -> throw new IllegalArgumentException("Not a cosigner's key");
        };
    }

    private static byte[] tree(String cosigner, long seconds, Checkpoint checkpoint) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(SUBTREE);
        name(message, cosigner);
        number(message, seconds);
        name(message, checkpoint.origin());
        number(message, 0);
        number(message, checkpoint.size());
        message.writeBytes(checkpoint.root().bytes());
        return message.toByteArray();
    }

    private static void name(ByteArrayOutputStream message, String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > LONGEST_NAME) {
            throw new IllegalArgumentException("The name is longer than 255 bytes");
        }
        message.write(bytes.length);
        message.writeBytes(bytes);
    }

    private static void number(ByteArrayOutputStream message, long number) {
        message.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }
}
