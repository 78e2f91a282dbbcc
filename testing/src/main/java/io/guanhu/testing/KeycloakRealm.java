package io.guanhu.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The realm that a Keycloak server imports on its first start.
 *
 * @param directory contains {@code guanhu-realm.json} and {@code demo-users.json}
 * @param variables values for the realm's placeholders
 */
public record KeycloakRealm(Path directory, Map<String, String> variables) {

    private static final String[] CONFIDENTIAL_CLIENTS = {
        "console",
        "privacy-centre",
        "core-banking",
        "customer-service",
        "ownership-service",
        "privacy-service",
        "audit-service",
        "notification-service"
    };

    public KeycloakRealm {
        variables = Map.copyOf(variables);
    }

    /**
     * The realm of this source tree.
     *
     * @param publicUrl the gateway's address, without a trailing slash
     * @param secrets the secret of each confidential client
     */
    public static KeycloakRealm ofSourceTree(Path root, String publicUrl, Map<String, String> secrets) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("GUANHU_PUBLIC_URL", publicUrl);
        variables.put("GUANHU_MOBILE_REDIRECT_URI", publicUrl + "/app/callback");
        for (String client : CONFIDENTIAL_CLIENTS) {
            String secret = secrets.get(client);
            if (secret == null) {
                throw new IllegalArgumentException("No secret for client " + client);
            }
            variables.put(variable(client), secret);
        }
        return new KeycloakRealm(root.resolve("deploy/keycloak"), variables);
    }

    /** The same realm on a server with this administrator. */
    public KeycloakRealm withAdministrator(String name, String password) {
        Map<String, String> more = new LinkedHashMap<>(variables);
        more.put("KC_BOOTSTRAP_ADMIN_USERNAME", name);
        more.put("KC_BOOTSTRAP_ADMIN_PASSWORD", password);
        return new KeycloakRealm(directory, more);
    }

    /**
     * The realm for tests: any port of this machine, and {@code test-<client>} as every client's
     * secret.
     */
    static KeycloakRealm forTests() {
        Map<String, String> secrets = new LinkedHashMap<>();
        for (String client : CONFIDENTIAL_CLIENTS) {
            secrets.put(client, "test-" + client);
        }
        return ofSourceTree(sourceTree(), "http://localhost", secrets);
    }

    private static String variable(String client) {
        return "GUANHU_" + client.replace('-', '_').toUpperCase(Locale.ROOT) + "_SECRET";
    }

    /** Tests run in a module's directory, somewhere below the root. */
    private static Path sourceTree() {
        Path candidate = Path.of("").toAbsolutePath();
        while (!Files.exists(candidate.resolve("deploy/keycloak/guanhu-realm.json"))) {
            candidate = candidate.getParent();
            if (candidate == null) {
                throw new IllegalStateException("deploy/keycloak/guanhu-realm.json was not found above "
                        + Path.of("").toAbsolutePath());
            }
        }
        return candidate;
    }

    Path realmFile() {
        return directory.resolve("guanhu-realm.json");
    }

    Path demoUsersFile() {
        return directory.resolve("demo-users.json");
    }
}
