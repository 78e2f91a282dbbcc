package io.guanhu.gateway;

import io.guanhu.testing.KeycloakServer;
import io.guanhu.testing.TestMessageKeys;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A gateway before a real Keycloak that has the realm of {@code deploy/keycloak}. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
abstract class WithKeycloak {

    static final StubServices SERVICES = new StubServices();
    static final String PASSWORD = "guanhu-demo";

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void realm(DynamicPropertyRegistry properties) {
        Stubs.register(properties, SERVICES);
        properties.add("management.server.port", () -> "0");
        Map<String, Object> keys = new HashMap<>();
        TestMessageKeys.properties(keys, "gateway");
        keys.forEach((name, value) -> properties.add(name, () -> value));
        properties.add("guanhu.security.issuer", () -> KeycloakServer.shared().issuer());
        properties.add("guanhu.security.demo-logins", () -> "true");
        properties.add("guanhu.gateway.console.client-secret", () -> "test-console");
        properties.add("guanhu.gateway.privacy-centre.client-secret", () -> "test-privacy-centre");
    }

    static String protocol() {
        return KeycloakServer.shared().issuer() + "/protocol/openid-connect";
    }

    URI gateway(String path) {
        return URI.create("http://localhost:" + port + path);
    }
}
