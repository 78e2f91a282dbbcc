package io.guanhu.local.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CertificateTests {

    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    private final LogKey key = new LogKey("certificate");

    @Test
    void tellsWhatTheBankSigned() {
        assertThat(Certificate.verify(jws("EdDSA", "erased"), keys(key))
                        .path("is")
                        .asString())
                .isEqualTo("erased");
    }

    @Test
    void refusesWhatTheBankDidNotSign() {
        String right = jws("EdDSA", "erased");
        String[] parts = right.split("\\.", -1);
        String edited = parts[0] + "." + encode("{\"is\":\"kept\"}") + "." + parts[2];

        assertThatThrownBy(() -> Certificate.verify(edited, keys(key))).isInstanceOf(NotProvenException.class);
        assertThatThrownBy(() -> Certificate.verify(right, keys(new LogKey("certificate"))))
                .isInstanceOf(NotProvenException.class);
        assertThatThrownBy(() -> Certificate.verify(jws("none", "erased"), keys(key)))
                .isInstanceOf(NotProvenException.class);
        assertThatThrownBy(() -> Certificate.verify("erased", keys(key))).isInstanceOf(NotProvenException.class);
    }

    private String jws(String algorithm, String claim) {
        String signed =
                encode("{\"alg\":\"" + algorithm + "\",\"kid\":\"1\"}") + "." + encode("{\"is\":\"" + claim + "\"}");
        return signed + "." + URL.encodeToString(key.sign(signed));
    }

    private static JsonNode keys(LogKey key) {
        return JsonMapper.builder()
                .build()
                .readTree("{\"keys\":[{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":\"1\",\"x\":\""
                        + URL.encodeToString(key.publicKey())
                        + "\"}]}");
    }

    private static String encode(String text) {
        return URL.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
