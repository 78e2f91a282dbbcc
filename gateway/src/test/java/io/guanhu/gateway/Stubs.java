package io.guanhu.gateway;

import java.util.List;
import org.springframework.test.context.DynamicPropertyRegistry;

/** Points the gateway at stubs. */
final class Stubs {

    private static final List<String> NAMES =
            List.of(
                    "customer-service",
                    "ownership-service",
                    "privacy-service",
                    "audit-service",
                    "notification-service");

    private Stubs() {}

    static void register(DynamicPropertyRegistry properties, StubServices services) {
        NAMES.forEach(name -> properties.add("guanhu.services." + name + ".url", services::url));
        properties.add("guanhu.gateway.console.secure-cookies", () -> "false");
        properties.add("guanhu.gateway.console.client-secret", () -> "secret");
    }
}
