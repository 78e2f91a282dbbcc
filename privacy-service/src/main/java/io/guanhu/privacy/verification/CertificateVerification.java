package io.guanhu.privacy.verification;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.jwk.JWKSet;
import io.guanhu.privacy.model.LedgerEntry;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Base64;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks a certificate: its signature, the hash of its ledger entry, what its receipts say, and the
 * audit log's proof that the erasure was entered.
 */
public final class CertificateVerification {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Base64.Decoder BASE64 = Base64.getDecoder();

    private CertificateVerification() {}

    /** A certificate that passed; or the first thing that is wrong with it. */
    public sealed interface Result {

        /** It passed; the claims are what it says, as JSON. */
        record Valid(JsonNode claims) implements Result {}

        record Invalid(String reason) implements Result {}
    }

    /**
     * Checks a certificate.
     *
     * @param jws compact JWS
     * @param keys the published JWK set
     * @param logKey the audit log's verifier key (C2SP signed-note); without it, the checkpoint's
     *     signature is not checked
     */
    public static Result verify(String jws, String keys, @Nullable String logKey) {
        try {
            JWSObject certificate = JWSObject.parse(jws.strip());
            if (!signed(certificate, keys)) {
                return new Result.Invalid("The signature is not by one of these keys");
            }
            JsonNode claims = JSON.readTree(certificate.getPayload().toString());
            String wrong = firstWrong(claims, logKey);
            return wrong == null ? new Result.Valid(claims) : new Result.Invalid(wrong);
        } catch (ParseException | JOSEException | JacksonException | IllegalArgumentException e) {
            return new Result.Invalid("Not a certificate: " + e.getMessage());
        }
    }

    private static boolean signed(JWSObject certificate, String keys)
            throws ParseException, JOSEException {
        var header = certificate.getHeader();
        var key = JWKSet.parse(keys).getKeyByKeyId(header.getKeyID());
        return key != null
                && JWSAlgorithm.EdDSA.equals(header.getAlgorithm())
                && certificate.verify(new Ed25519Verifier(key.toOctetKeyPair().toPublicJWK()));
    }

    private static @Nullable String firstWrong(JsonNode claims, @Nullable String logKey) {
        if (!ledger(claims.path("ledger")).intact()) {
            return "The hash of the ledger entry is not that of its order";
        }
        JsonNode order = JSON.readTree(claims.path("ledger").path("order").asString());
        if (!order.path("requestId").asString().equals(claims.path("sub").asString())) {
            return "The ledger entry is about another request";
        }
        if (!anchored(claims.path("ledger"))) {
            return "The ledger entry is not the last one of the ledger's checkpoint";
        }
        for (JsonNode receipt : claims.path("receipts")) {
            for (JsonNode finding : receipt.path("findings")) {
                if (finding.path("readBack").asLong() != 0) {
                    return receipt.path("holder").asString() + " still found data";
                }
            }
        }
        return proofWrong(claims, logKey);
    }

    private static LedgerEntry ledger(JsonNode ledger) {
        return new LedgerEntry(
                ledger.path("position").asLong(),
                ledger.path("order").asString(),
                ledger.path("previousHash").asString(),
                ledger.path("hash").asString());
    }

    /** Certificates of before the ledger was anchored say nothing of it. */
    private static boolean anchored(JsonNode ledger) {
        if (!ledger.has("checkpoint")) {
            return true;
        }
        var checkpoint = SignedCheckpoint.parse(ledger.path("checkpoint").asString());
        long position = ledger.path("position").asLong();
        List<byte[]> path =
                StreamSupport.stream(ledger.path("inclusion").spliterator(), false)
                        .map(each -> BASE64.decode(each.asString()))
                        .toList();
        return checkpoint.size() == position
                && InclusionPath.leadsTo(
                        checkpoint.root(),
                        ledger.path("order").asString().getBytes(StandardCharsets.UTF_8),
                        position - 1,
                        position,
                        path);
    }

    private static @Nullable String proofWrong(JsonNode claims, @Nullable String logKey) {
        JsonNode audit = claims.path("audit");
        byte[] leaf = BASE64.decode(audit.path("leaf").asString());
        JsonNode entry = JSON.readTree(new String(leaf, StandardCharsets.UTF_8));
        if (!entry.path("resourceId").asString().equals(claims.path("sub").asString())
                || !entry.path("action").asString().equals("privacy.erasure-completed")) {
            return "The audit entry is about something else";
        }
        List<byte[]> hashes =
                StreamSupport.stream(audit.path("hashes").spliterator(), false)
                        .map(each -> BASE64.decode(each.asString()))
                        .toList();
        var checkpoint = SignedCheckpoint.parse(audit.path("checkpoint").asString());
        if (!InclusionPath.leadsTo(
                checkpoint.root(),
                leaf,
                audit.path("leafIndex").asLong(),
                checkpoint.size(),
                hashes)) {
            return "The audit entry is not in the log of the checkpoint";
        }
        return logKey == null || checkpoint.signedBy(logKey)
                ? null
                : "The checkpoint is not signed by the audit log";
    }
}
