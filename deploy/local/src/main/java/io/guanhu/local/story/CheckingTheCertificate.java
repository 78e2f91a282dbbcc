package io.guanhu.local.story;

import io.guanhu.local.client.Answer;
import io.guanhu.local.proof.Certificate;
import io.guanhu.local.proof.ErasureEvidence;
import io.guanhu.local.proof.NotProvenException;
import io.guanhu.local.story.stage.Eventually;
import io.guanhu.local.story.stage.Narration;
import io.guanhu.local.story.stage.Request;
import io.guanhu.local.story.stage.Stage;
import io.guanhu.local.story.stage.StoryCustomer;
import io.guanhu.tlog.proof.QuorumCheck.Met;
import io.guanhu.tlog.proof.TrustPolicy;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/** Verifies the certificate with nothing but the certificate and two public keys. */
final class CheckingTheCertificate {

    private final Stage stage;
    private final Narration narration;
    private final Request request;
    private final StoryCustomer customer;

    CheckingTheCertificate(Stage stage, Request request, StoryCustomer customer) {
        this.stage = stage;
        this.narration = stage.narration();
        this.request = request;
        this.customer = customer;
    }

    void play() {
        Answer jws = Eventually.see(Stage.PATIENCE, () -> request.read("/certificate.jws"), Answer::ok);
        Answer keys = stage.withApp(customer.login()).get("/api/privacy-requests/certificate-keys");
        try {
            JsonNode claims = Certificate.verify(jws.text(), keys.json());
            narration.expect(
                    "the certificate's signature verifies offline with the bank's public key",
                    claims.path("sub").asString("").equals(request.id())
                            && claims.path("customerId").asString("").equals(customer.id()),
                    claims.path("outcome").asString("")
                            + ", "
                            + claims.path("receipts").size()
                            + " receipts");
            theLogHoldsTheErasure(claims);
            theCertificateHoldsNoPersonalData(claims);
        } catch (NotProvenException e) {
            narration.expect("the certificate verifies offline", false, jws + " " + e.getMessage());
        }
        thePdfIsOne();
    }

    private void theLogHoldsTheErasure(JsonNode claims) {
        String policy = stage.withApp(customer.login())
                .get("/api/privacy-requests/certificate-policy")
                .text();
        try {
            Met quorum = ErasureEvidence.of(claims).inLog(TrustPolicy.parse(policy));
            String witnesses = String.join(", ", quorum.witnesses().keySet());
            narration.expect(
                    "its ledger entry, its receipts and the audit log's proof inside verify too,"
                            + " cosigned by the witness",
                    !quorum.witnesses().isEmpty(),
                    "a log of %d entries, witnessed by %s"
                            .formatted(quorum.checkpoint().size(), witnesses));
        } catch (NotProvenException | IllegalArgumentException e) {
            narration.expect("the evidence inside it verifies too", false, String.valueOf(e.getMessage()));
        }
    }

    private void theCertificateHoldsNoPersonalData(JsonNode claims) {
        String text = claims.toString();
        narration.expect(
                "the certificate itself holds no personal data",
                !text.contains(customer.name())
                        && !text.contains(customer.idNumber())
                        && !text.contains(customer.phone().substring(3))
                        && !text.contains(customer.email()),
                "");
    }

    private void thePdfIsOne() {
        Answer pdf = request.read("/certificate.pdf");
        boolean isPdf = new String(pdf.body(), StandardCharsets.ISO_8859_1).startsWith("%PDF-");
        narration.expect("and there is a PDF for people", isPdf, pdf.body().length / 1024 + " KiB");
    }
}
