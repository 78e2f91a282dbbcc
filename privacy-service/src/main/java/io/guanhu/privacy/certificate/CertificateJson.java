package io.guanhu.privacy.certificate;

import io.guanhu.privacy.model.Category;
import io.guanhu.privacy.model.assessment.Consequence;
import io.guanhu.privacy.model.lifecycle.ErasureRequest;
import io.guanhu.privacy.model.proof.AuditProof;
import io.guanhu.privacy.model.proof.CertificateClaims;
import io.guanhu.privacy.model.proof.CertificateClaims.KeyEpoch;
import io.guanhu.privacy.model.proof.CertificateClaims.Receipt;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The claims as JSON. The order in the ledger remains a string, because it is hashed byte for byte.
 */
final class CertificateJson {

    private final JsonMapper json;

    CertificateJson(JsonMapper json) {
        this.json = json;
    }

    /**
     * What happened to a category. {@code until} is the last day on which it must be kept.
     * {@code confirmedAs} is what the customer had confirmed, if the law differed on the day of
     * execution.
     */
    private record Line(
            String category,
            String decision,
            String rule,
            String citation,
            String textRead,
            @Nullable String until,
            Map<String, String> explanation,
            List<String> erasedFields,
            @Nullable String confirmedAs) {

        static Line of(Consequence consequence) {
            var until = consequence.until();
            var confirmed = consequence.confirmed();
            return new Line(
                    consequence.category().name(),
                    consequence.verdict().name(),
                    consequence.rule(),
                    consequence.citation(),
                    consequence.textRead(),
                    until == null ? null : until.toString(),
                    Map.of(
                            "zh-CN", consequence.explanation().certified(Locale.SIMPLIFIED_CHINESE),
                            "en", consequence.explanation().certified(Locale.ENGLISH)),
                    consequence.erasedFields().stream().sorted().toList(),
                    confirmed == null ? null : confirmed.name());
        }
    }

    private record Step(@Nullable String from, String to, String at, String actor) {}

    private record Ledger(
            long position,
            String order,
            String previousHash,
            String hash,
            String at,
            String checkpoint,
            List<String> inclusion) {}

    /**
     * The epoch of the holder's key store in which keys were destroyed, and what was checked
     * before.
     */
    private record Epoch(
            long number,
            List<Category> categories,
            String endedAt,
            List<String> checked,
            List<String> absent,
            String rootHolder,
            long destructionDelaySeconds,
            List<String> copies) {

        static Epoch of(KeyEpoch epoch) {
            return new Epoch(
                    epoch.number(),
                    epoch.categories(),
                    epoch.endedAt().toString(),
                    epoch.checked(),
                    epoch.absent(),
                    epoch.rootHolder(),
                    epoch.destructionDelaySeconds(),
                    epoch.copies());
        }
    }

    byte[] write(CertificateClaims claims) {
        var filing = claims.filing();
        var ledger = claims.ledger();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("iss", "privacy-service");
        body.put("jti", claims.certificateId());
        body.put("iat", claims.issuedAt().getEpochSecond());
        body.put("sub", filing.requestId());
        body.put("version", 3);
        body.put("type", ErasureRequest.TYPE);
        body.put("customerId", filing.customerId());
        body.put("scope", filing.scope().stream().sorted().toList());
        body.put("channel", filing.channel());
        body.put("filedAt", filing.filedAt().toString());
        body.put("outcome", claims.outcome());
        body.put("history", history(claims));
        body.put("categories", claims.consequences().stream().map(Line::of).toList());
        body.put(
                "receipts",
                claims.receipts().stream().map(CertificateJson::receipt).toList());
        body.put(
                "ledger",
                new Ledger(
                        ledger.position(),
                        ledger.order(),
                        ledger.previousHash(),
                        ledger.hash(),
                        claims.ledgerAt().toString(),
                        claims.ledgerProof().checkpoint(),
                        claims.ledgerProof().inclusion()));
        body.put("audit", audit(claims.audit()));
        // Stated here, because this is the only data still held when the certificate is signed.
        body.put(
                "keptContact",
                "The contact for the final notice is sealed under its own key, and destroyed with it"
                        + " when the notice is out.");
        return json.writeValueAsBytes(body);
    }

    /** The proof is text in the format of standard tools (C2SP tlog-proof). */
    private static Map<String, Object> audit(AuditProof audit) {
        Map<String, Object> claim = new LinkedHashMap<>();
        claim.put("entryId", audit.entryId());
        claim.put("leafIndex", audit.proof().index());
        claim.put("leaf", audit.leaf());
        claim.put("proof", audit.proof().toString());
        return claim;
    }

    private static List<Step> history(CertificateClaims claims) {
        return claims.history().stream()
                .map(each -> {
                    var from = each.from();
                    return new Step(
                            from == null ? null : from.name(),
                            each.to().name(),
                            each.at().toString(),
                            each.actor().id());
                })
                .toList();
    }

    private static Map<String, Object> receipt(Receipt receipt) {
        return Map.of(
                "holder", receipt.holder(),
                "at", receipt.at().toString(),
                "findings", receipt.findings(),
                "epochs", receipt.epochs().stream().map(Epoch::of).toList());
    }
}
