package io.guanhu.privacy;

import static io.guanhu.privacy.PrivacyClient.REQUESTS;
import static io.guanhu.privacy.PrivacyClient.body;
import static io.guanhu.privacy.PrivacyClient.path;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.jwk.JWKSet;
import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import io.guanhu.privacy.verification.CertificateVerification;
import io.guanhu.testing.Tokens;
import io.guanhu.tlog.proof.TrustPolicy;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The certificate of an erasure, for its subject and for verifiers. */
record Certificates(WebTestClient http, PrivacyClient client) {

    /** One of two witnesses has cosigned: no certificate yet. */
    void waitForWitnesses(Tokens subject, UUID request) {
        Awaitility.await()
                .during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> client.get(subject, path(request, "/certificate.jws"))
                        .expectStatus()
                        .isNotFound());
    }

    void certify(Tokens subject, UUID request, ErasureOrdered order) throws Exception {
        String keys = body(http.get().uri(REQUESTS + "/certificate-keys").exchange());
        String jws = body(client.get(subject, path(request, "/certificate.jws")));
        var certificate = JWSObject.parse(jws);
        var key = JWKSet.parse(keys).getKeyByKeyId(certificate.getHeader().getKeyID());
        assertThat(certificate.verify(new Ed25519Verifier(key.toOctetKeyPair())))
                .isTrue();
        assertThat(certificate.getPayload().toString())
                .contains(order.orderId().toString(), "PARTIALLY_COMPLETED")
                .contains(DyingKeys.EPOCHS);
        String policy = body(http.get().uri(REQUESTS + "/certificate-policy").exchange());
        assertThat(CertificateVerification.verify(jws, keys, TrustPolicy.parse(policy)))
                .isInstanceOf(CertificateVerification.Result.Valid.class);
        client.get(subject, path(request, "/certificate.pdf")).expectHeader().contentType("application/pdf");
        client.get(Tokens.customer(UUID.randomUUID()), path(request, "/certificate.jws"))
                .expectStatus()
                .isNotFound();
    }
}
