package io.guanhu.testing;

import dasniko.testcontainers.keycloak.KeycloakContainer;
import java.time.Duration;
import org.testcontainers.utility.MountableFile;

/** Keycloak from its official image. */
final class KeycloakContainerServer implements KeycloakServer {

    private static final String IMAGE = "quay.io/keycloak/keycloak:26.7.3";
    private static final String IMPORTS = "/opt/keycloak/data/import/";

    private final KeycloakContainer container;

    private KeycloakContainerServer(KeycloakContainer container) {
        this.container = container;
    }

    /** The container imports whatever is in its directory. */
    static KeycloakContainerServer start() {
        KeycloakRealm realm = KeycloakRealm.forTests();
        KeycloakContainer container = new KeycloakContainer(IMAGE)
                .withEnv(realm.variables())
                .withCopyFileToContainer(
                        MountableFile.forHostPath(realm.realmFile(), 0644), IMPORTS + "guanhu-realm.json")
                .withCopyFileToContainer(
                        MountableFile.forHostPath(realm.demoUsersFile(), 0644), IMPORTS + "guanhu-users-0.json")
                .withStartupTimeout(Duration.ofMinutes(5));
        container.start();
        return new KeycloakContainerServer(container);
    }

    @Override
    public String url() {
        return container.getAuthServerUrl().replaceFirst("/$", "");
    }

    @Override
    public void close() {
        container.stop();
    }
}
