package io.guanhu.privacy.verification;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.jwk.JWKSet;
import io.guanhu.privacy.model.proof.LedgerEntry;
import io.guanhu.tlog.note.Checkpoint;
import io.guanhu.tlog.note.SignedNote;
import io.guanhu.tlog.proof.TlogProof;
import io.guanhu.tlog.proof.TrustPolicy;
import io.guanhu.tlog.tree.Hash;
import io.guanhu.tlog.tree.ProofCheck;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks a certificate: its signature, the hash of its ledger entry, its receipts, and the audit
 * log's proof that the erasure was recorded.
 */
public final class CertificateVerification {

    /** From this version on, certificates state the epochs in which keys were destroyed. */
    private static final int WITH_EPOCHS = 3;

    private static final JsonMapper JSON = new JsonMapper();
    private static final Base64.Decoder BASE64 = Base64.getDecoder();

    private CertificateVerification() {}

    /** A valid certificate, or the first thing that is wrong with it. */
    public sealed interface Result {

        /** Valid; the claims are its content as JSON. */
        record Valid(JsonNode claims) implements Result {}

        record Invalid(String reason) implements Result {}
    }

    /**
     * Checks a certificate.
     *
     * @param jws compact JWS
     * @param keys the published JWK set
     * @param policy the trusted log, and how many of which witnesses must have cosigned it
     */
    public static Result verify(String jws, String keys, TrustPolicy policy) {
        try {
            JWSObject certificate = JWSObject.parse(jws.strip());
            if (!signed(certificate, keys)) {
                return new Result.Invalid("None of these keys made the signature");
            }
            JsonNode claims = JSON.readTree(certificate.getPayload().toString());
            String wrong = firstWrong(claims, policy);
            return wrong == null ? new Result.Valid(claims) : new Result.Invalid(wrong);
        } catch (ParseException
                | JOSEException
                | JacksonException
                | DateTimeParseException
                | IllegalArgumentException e) {
            return new Result.Invalid("Not a certificate: " + e.getMessage());
        }
    }

    private static boolean signed(JWSObject certificate, String keys) throws ParseException, JOSEException {
        var header = certificate.getHeader();
        var key = JWKSet.parse(keys).getKeyByKeyId(header.getKeyID());
        return key != null
                && JWSAlgorithm.EdDSA.equals(header.getAlgorithm())
                && certificate.verify(new Ed25519Verifier(key.toOctetKeyPair().toPublicJWK()));
    }

    private static @Nullable String firstWrong(JsonNode claims, TrustPolicy policy) {
        if (!ledger(claims.path("ledger")).intact()) {
            return "The hash of the ledger entry does not match its order";
        }
        JsonNode order = JSON.readTree(claims.path("ledger").path("order").asString());
        if (!order.path("requestId").asString().equals(claims.path("sub").asString())) {
            return "The ledger entry is about another request";
        }
        if (!anchored(claims.path("ledger"))) {
            return "The ledger entry is not the last one of the ledger's checkpoint";
        }
        for (JsonNode receipt : claims.path("receipts")) {
            String wrong = receiptWrong(receipt, claims);
            if (wrong != null) {
                return receipt.path("holder").asString() + wrong;
            }
        }
        return proofWrong(claims, policy);
    }

    private static @Nullable String receiptWrong(JsonNode receipt, JsonNode claims) {
        for (JsonNode finding : receipt.path("findings")) {
            if (finding.path("readBack").asLong() != 0) {
                return " still found data";
            }
            if (claims.path("version").asInt() >= WITH_EPOCHS
                    && finding.path("action").asString().equals("KEY_DESTROYED")
                    && !isDestroyedIn(receipt, finding.path("category").asString(), claims)) {
                return " names no epoch that ended before, in which its keys died";
            }
        }
        return null;
    }

    private static boolean isDestroyedIn(JsonNode receipt, String category, JsonNode claims) {
        Instant issued = Instant.ofEpochSecond(claims.path("iat").asLong() + 1);
        for (JsonNode epoch : receipt.path("epochs")) {
            boolean listed = epoch.path("categories")
                    .valueStream()
                    .anyMatch(each -> each.asString().equals(category));
            if (listed && Instant.parse(epoch.path("endedAt").asString()).isBefore(issued)) {
                return true;
            }
        }
        return false;
    }

    private static LedgerEntry ledger(JsonNode ledger) {
        return new LedgerEntry(
                ledger.path("position").asLong(),
                ledger.path("order").asString(),
                ledger.path("previousHash").asString(),
                ledger.path("hash").asString());
    }

    /** Certificates issued before the ledger was anchored do not mention it. */
    private static boolean anchored(JsonNode ledger) {
        if (!ledger.has("checkpoint")) {
            return true;
        }
        Checkpoint checkpoint = Checkpoint.parse(
                SignedNote.parse(ledger.path("checkpoint").asString()).text());
        long position = ledger.path("position").asLong();
        byte[] order = ledger.path("order").asString().getBytes(StandardCharsets.UTF_8);
        List<Hash> path = StreamSupport.stream(ledger.path("inclusion").spliterator(), false)
                .map(each -> Hash.ofBase64(each.asString()))
                .toList();
        return checkpoint.size() == position
                && ProofCheck.included(Hash.ofLeaf(order), position - 1, position, path, checkpoint.root());
    }

    private static @Nullable String proofWrong(JsonNode claims, TrustPolicy policy) {
        JsonNode audit = claims.path("audit");
        byte[] leaf = BASE64.decode(audit.path("leaf").asString());
        JsonNode entry = JSON.readTree(new String(leaf, StandardCharsets.UTF_8));
        if (!entry.path("resourceId").asString().equals(claims.path("sub").asString())
                || !entry.path("action").asString().equals("privacy.erasure-completed")) {
            return "The audit entry is about something else";
        }
        TlogProof proof = TlogProof.parse(audit.path("proof").asString());
        return switch (proof.check(leaf, policy)) {
            case TlogProof.Proven _ -> null;
            case TlogProof.NotProven(String why) -> "The audit log's proof does not hold: " + why;
        };
    }
}
