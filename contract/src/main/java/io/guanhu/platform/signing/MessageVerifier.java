package io.guanhu.platform.signing;

import io.guanhu.platform.contract.access.Access;
import io.guanhu.platform.signing.Verdict.Genuine;
import io.guanhu.platform.signing.Verdict.Refused;
import io.guanhu.platform.signing.key.MessageKey;
import io.guanhu.platform.signing.key.TrustedKeys;
import io.guanhu.tlog.tree.Hash;
import io.guanhu.tlog.tree.ProofCheck;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a message was signed by a service that may publish it. Verified signatures are
 * cached, because all records of a batch share one.
 */
public final class MessageVerifier {

    /** The header with the signature. */
    public static final String HEADER = "guanhu-signature";

    private static final int REMEMBERED = 4_096;

    private final TrustedKeys keys;
    private final Clock clock;
    private final Duration skew;
    private final Map<Batch, MessageKey> verified = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Batch, MessageKey> eldest) {
            return size() > REMEMBERED;
        }
    });

    /**
     * A verifier.
     *
     * @param skew how far the clocks of two services may differ
     */
    public MessageVerifier(TrustedKeys keys, Clock clock, Duration skew) {
        this.keys = keys;
        this.clock = clock;
        this.skew = skew;
    }

    /** What one signature covers; equal only if the signature is the same too. */
    private record Batch(String service, Instant at, int size, Hash root, String signature) {}

    /**
     * Checks a message.
     *
     * @param signature the header; null if the message has none
     */
    public Verdict verify(String topic, MessageContent content, byte @Nullable [] signature) {
        String source = content.header(MessageContent.SOURCE);
        Optional<MessageSignature> decoded = signature == null ? Optional.empty() : MessageSignature.decode(signature);
        if (decoded.isEmpty() || source == null) {
            return new Refused(Refusal.UNSIGNED);
        }
        Optional<MessageKey> key = keys.find(source, decoded.get().keyId());
        return key.isEmpty()
                ? new Refused(Refusal.UNKNOWN_KEY)
                : verify(topic, content, decoded.get(), source, key.get());
    }

    private Verdict verify(
            String topic, MessageContent content, MessageSignature signature, String source, MessageKey key) {
        if (!key.inForceAt(signature.signedAt())) {
            return new Refused(Refusal.KEY_NOT_IN_FORCE);
        }
        if (!ProofCheck.included(
                content.leaf(), signature.index(), signature.size(), signature.path(), signature.root())) {
            return new Refused(Refusal.ALTERED);
        }
        if (!isSigned(source, signature, key)) {
            return new Refused(Refusal.BAD_SIGNATURE);
        }
        if (!Access.producersOf(topic).contains(source)) {
            return new Refused(Refusal.FOREIGN);
        }
        if (signature.signedAt().isAfter(clock.instant().plus(skew))) {
            return new Refused(Refusal.FROM_THE_FUTURE);
        }
        return new Genuine(source, signature.signedAt());
    }

    private boolean isSigned(String source, MessageSignature signature, MessageKey key) {
        Batch batch = new Batch(
                source,
                signature.signedAt(),
                signature.size(),
                signature.root(),
                HexFormat.of().formatHex(signature.signature()));
        if (key.equals(verified.get(batch))) {
            return true;
        }
        boolean genuine = key.verifies(
                MessageSignature.signed(source, signature.signedAt(), signature.size(), signature.root()),
                signature.signature());
        if (genuine) {
            verified.put(batch, key);
        }
        return genuine;
    }
}
