package io.guanhu.platform.signing;

import io.guanhu.tlog.tree.Hash;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The signature header of a record: which key signed which root when, and the path from the record
 * to that root. Big-endian: version (1 byte), key id (8), time in milliseconds (8), root (32),
 * signature (64), index (4), size (4), number of hashes in the path (1), the hashes (32 each).
 *
 * @param keyId 16 hexadecimal digits
 * @param signedAt to the millisecond
 * @param index the record's position among the batch's leaves
 * @param size the number of leaves in the batch
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record MessageSignature(
        String keyId, Instant signedAt, Hash root, byte[] signature, int index, int size, List<Hash> path) {

    static final int SIGNATURE_LENGTH = 64;

    private static final byte VERSION = 1;
    private static final int KEY_ID_LENGTH = 8;
    private static final int LONGEST_PATH = 31;
    private static final int FIXED = 1 + KEY_ID_LENGTH + 8 + Hash.LENGTH + SIGNATURE_LENGTH + 9;
    private static final byte[] DOMAIN = "guanhu-message-batch-v1\0".getBytes(StandardCharsets.US_ASCII);

    /** The bytes that the key signs: everything that applies to the whole batch. */
    static byte[] signed(String service, Instant signedAt, int size, Hash root) {
        byte[] name = service.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(DOMAIN.length + 4 + name.length + 8 + 4 + Hash.LENGTH)
                .put(DOMAIN)
                .putInt(name.length)
                .put(name)
                .putLong(signedAt.toEpochMilli())
                .putInt(size)
                .put(root.bytes())
                .array();
    }

    byte[] encoded() {
        ByteBuffer out = ByteBuffer.allocate(FIXED + path.size() * Hash.LENGTH);
        out.put(VERSION)
                .put(HexFormat.of().parseHex(keyId))
                .putLong(signedAt.toEpochMilli())
                .put(root.bytes())
                .put(signature)
                .putInt(index)
                .putInt(size)
                .put((byte) path.size());
        path.forEach(hash -> out.put(hash.bytes()));
        return out.array();
    }

    /** Decodes a header; empty if it is not one of ours. */
    static Optional<MessageSignature> decode(byte[] header) {
        ByteBuffer in = ByteBuffer.wrap(header);
        try {
            if (in.get() != VERSION) {
                return Optional.empty();
            }
            String keyId = HexFormat.of().formatHex(take(in, KEY_ID_LENGTH));
            Instant signedAt = Instant.ofEpochMilli(in.getLong());
            Hash root = Hash.of(take(in, Hash.LENGTH));
            byte[] signature = take(in, SIGNATURE_LENGTH);
            int index = in.getInt();
            int size = in.getInt();
            int hashes = in.get();
            if (hashes < 0 || hashes > LONGEST_PATH || in.remaining() != hashes * Hash.LENGTH) {
                return Optional.empty();
            }
            List<Hash> path = new ArrayList<>(hashes);
            for (int i = 0; i < hashes; i++) {
                path.add(Hash.of(take(in, Hash.LENGTH)));
            }
            return Optional.of(new MessageSignature(keyId, signedAt, root, signature, index, size, path));
        } catch (BufferUnderflowException _) {
            return Optional.empty();
        }
    }

    private static byte[] take(ByteBuffer in, int length) {
        byte[] taken = new byte[length];
        in.get(taken);
        return taken;
    }
}
