package io.guanhu.testing;

/** A Keycloak 26 server with the realm {@code guanhu} and its demo users. */
public sealed interface KeycloakServer extends AutoCloseable permits KeycloakContainerServer, KeycloakProcess {

    /** The server shared by all tests of this JVM; client secrets are {@code test-<client>}. */
    static KeycloakServer shared() {
        return Shared.SERVER.get();
    }

    /** The address without a trailing slash. */
    String url();

    default String issuer() {
        return url() + "/realms/guanhu";
    }

    @Override
    void close();

    /** Started only when needed. */
    final class Shared {
        private static final Lazy<KeycloakServer> SERVER = new Lazy<>(() -> switch (Infra.chosen()) {
            case CONTAINERS -> KeycloakContainerServer.start();
            case NATIVE -> KeycloakProcess.forTests();
        });

        private Shared() {}
    }
}
