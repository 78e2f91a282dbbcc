package io.guanhu.gateway.audit;

import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.platform.contract.AuditEvents.Outcome;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.UUID;

/**
 * Makes the audit entries of a segment: one for each kind of refusal, with its count. The same
 * segment always yields the same entries with the same ids, so sending it twice records it once.
 */
final class Entries {

    private static final String SERVICE = "gateway";

    private final String spool;

    /**
     * @param spool distinguishes this gateway's entries from those of others
     */
    Entries(String spool) {
        this.spool = spool;
    }

    List<AuditEntryRecorded> of(Spool.Segment segment) {
        return segment.counts().entrySet().stream()
                .map(each -> entry(segment, each.getKey(), each.getValue()))
                .toList();
    }

    private AuditEntryRecorded entry(Spool.Segment segment, Refusal refusal, long count) {
        return AuditEntryRecorded.entry(id(segment.name(), refusal), segment.from(), SERVICE)
                .actor(refusal.actorType(), refusal.actorId())
                .action("endpoint.call")
                .resource("endpoint", refusal.operation())
                .outcome(Outcome.REFUSED)
                .reason(count == 1 ? refusal.code() : refusal.code() + "-" + count + "-times")
                .build();
    }

    /** A UUID of version 8 (RFC 9562, section 5.8), derived from a hash. */
    private UUID id(String segment, Refusal refusal) {
        ByteBuffer hash = ByteBuffer.wrap(sha256(spool + "\n" + segment + "\n" + refusal));
        long high = (hash.getLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x8000L;
        long low = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
