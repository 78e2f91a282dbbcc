package io.guanhu.testing;

import io.guanhu.platform.contract.CustomerEvents.CensusPart;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** A census of ids as defined in the contract, computed independently. */
public final class CensusOf {

    private static final int DIGEST = 16;

    private final Collection<UUID> ids;

    public CensusOf(Collection<UUID> ids) {
        this.ids = List.copyOf(ids);
    }

    /** The first digits of an id's hash. */
    public static String prefixOf(UUID id, int digits) {
        return HexFormat.of().formatHex(hash(id)).substring(0, digits);
    }

    /** The parts with this number of digits that are not empty. */
    public List<CensusPart> parts(int digits) {
        Map<String, byte[]> digests = new TreeMap<>();
        Map<String, Long> counts = new TreeMap<>();
        for (UUID id : ids) {
            String prefix = prefixOf(id, digits);
            byte[] digest = digests.computeIfAbsent(prefix, _ -> new byte[DIGEST]);
            byte[] hash = hash(id);
            for (int at = 0; at < DIGEST; at++) {
                digest[at] ^= hash[at];
            }
            counts.merge(prefix, 1L, Long::sum);
        }
        return digests.entrySet().stream()
                .map(each -> new CensusPart(
                        each.getKey(),
                        counts.getOrDefault(each.getKey(), 0L),
                        HexFormat.of().formatHex(each.getValue())))
                .toList();
    }

    private static byte[] hash(UUID id) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(ByteBuffer.allocate(16)
                            .putLong(id.getMostSignificantBits())
                            .putLong(id.getLeastSignificantBits())
                            .array());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
