package io.guanhu.local.proof;

import io.guanhu.tlog.proof.QuorumCheck.Met;
import io.guanhu.tlog.proof.TlogProof;
import io.guanhu.tlog.proof.TrustPolicy;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The evidence in a certificate of erasure besides its signature: the order's entry in the erasure
 * ledger, the holders' receipts, and the audit log's proof. All of it must be about the same
 * request.
 */
public final class ErasureEvidence {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String COMPLETED = "privacy.erasure-completed";

    private final JsonNode claims;

    private ErasureEvidence(JsonNode claims) {
        this.claims = claims;
    }

    /**
     * Reads the evidence, and checks what needs no key: the ledger entry and the receipts.
     *
     * @param claims the claims of a certificate with a verified signature
     * @throws NotProvenException if they do not support the certificate
     */
    public static ErasureEvidence of(JsonNode claims) {
        ErasureEvidence evidence = new ErasureEvidence(claims);
        evidence.checkLedger();
        evidence.checkReceipts();
        return evidence;
    }

    /**
     * Proves that a log trusted by the policy contains the completion of this erasure, and that
     * enough witnesses have seen it there.
     *
     * @throws NotProvenException if it does not, or contains something else
     */
    public Met inLog(TrustPolicy policy) {
        byte[] leaf = base64(text(claims.path("audit"), "leaf"));
        Met quorum = switch (proof().check(leaf, policy)) {
            case TlogProof.Proven(Met met) -> met;
            case TlogProof.NotProven(String why) -> throw new NotProvenException(why);
        };
        JsonNode entry = json(new String(leaf, StandardCharsets.UTF_8));
        if (!text(entry, "action").equals(COMPLETED)
                || !text(entry, "resourceId").equals(text(claims, "sub"))) {
            throw new NotProvenException("the log's entry is about something else");
        }
        return quorum;
    }

    private TlogProof proof() {
        try {
            return TlogProof.parse(text(claims.path("audit"), "proof"));
        } catch (IllegalArgumentException malformed) {
            throw new NotProvenException("the certificate holds no proof of the audit log that witnesses have seen");
        }
    }

    private static byte[] base64(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException malformed) {
            throw new NotProvenException("what should be base64 is not");
        }
    }

    private void checkLedger() {
        JsonNode ledger = claims.path("ledger");
        String order = text(ledger, "order");
        MessageDigest digest = MerkleHash.sha256();
        digest.update(hex(text(ledger, "previousHash")));
        digest.update(ByteBuffer.allocate(Long.BYTES)
                .putLong(ledger.path("position").asLong(0))
                .array());
        byte[] hash = digest.digest(order.getBytes(StandardCharsets.UTF_8));
        if (!MessageDigest.isEqual(hash, hex(text(ledger, "hash")))) {
            throw new NotProvenException("the ledger entry's hash does not match its order");
        }
        if (!text(json(order), "requestId").equals(text(claims, "sub"))) {
            throw new NotProvenException("the ledger entry is about another request");
        }
    }

    private void checkReceipts() {
        if (claims.path("receipts").isEmpty()) {
            throw new NotProvenException("there are no receipts");
        }
        for (JsonNode receipt : claims.path("receipts")) {
            for (JsonNode finding : receipt.path("findings")) {
                if (finding.path("readBack").asLong(-1) != 0) {
                    throw new NotProvenException(text(receipt, "holder") + " still found data");
                }
            }
        }
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException malformed) {
            throw new NotProvenException("what should be JSON is not");
        }
    }

    private static byte[] hex(String text) {
        try {
            return HexFormat.of().parseHex(text);
        } catch (IllegalArgumentException malformed) {
            throw new NotProvenException("what should be hexadecimal is not");
        }
    }
}
