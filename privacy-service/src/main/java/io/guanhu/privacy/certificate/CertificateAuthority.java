package io.guanhu.privacy.certificate;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.Ed25519Signer;
import io.guanhu.privacy.model.proof.CertificateClaims;
import io.guanhu.privacy.model.proof.CertificateClaims.Issued;

/** Signs certificates as compact JWS (RFC 7515, EdDSA by RFC 8037) and renders them. */
final class CertificateAuthority implements CertificateClaims.Authority {

    static final JOSEObjectType TYPE = new JOSEObjectType("erasure-certificate+json");

    private final CertificateKey key;
    private final CertificateJson json;
    private final CertificatePage page;

    CertificateAuthority(CertificateKey key, CertificateJson json, CertificatePage page) {
        this.key = key;
        this.json = json;
        this.page = page;
    }

    @Override
    public Issued issue(CertificateClaims claims) {
        String kid = key.signing().getKeyID();
        return new Issued(kid, sign(json.write(claims), kid), page.render(claims, kid));
    }

    private String sign(byte[] claims, String kid) {
        var header =
                new JWSHeader.Builder(JWSAlgorithm.EdDSA).keyID(kid).type(TYPE).build();
        var certificate = new JWSObject(header, new Payload(claims));
        try {
            certificate.sign(new Ed25519Signer(key.signing()));
        } catch (JOSEException e) {
            throw new IllegalStateException("The certificate cannot be signed", e);
        }
        return certificate.serialize();
    }
}
