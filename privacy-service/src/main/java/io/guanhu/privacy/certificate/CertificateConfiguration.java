package io.guanhu.privacy.certificate;

import io.guanhu.privacy.model.CertificateClaims;
import java.io.IOException;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Wires the signing of certificates. */
@Configuration(proxyBeanMethods = false)
class CertificateConfiguration {

    @Bean
    CertificateKey certificateKey(@Value("${guanhu.privacy.certificate-key}") Path file)
            throws IOException {
        return CertificateKey.in(file);
    }

    @Bean
    CertificateClaims.Authority certificateAuthority(CertificateKey key, JsonMapper json) {
        return new CertificateAuthority(key, new CertificateJson(json), new CertificatePage());
    }
}
