package io.guanhu.platform.keyring.encryption.vault;

import io.guanhu.platform.keyring.encryption.VersionContext;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the keys are, and how to authenticate.
 *
 * @param address the address of the active node, or of an agent on this machine, such as
 *     {@code https://vault.bank:8200}
 * @param mount the path of the Transit engine
 * @param prefix the prefix of every key's name; each service has its own
 * @param namespace for an engine in a namespace
 * @param tokenFile contains the token; read for each call, because an agent renews it
 * @param limit how long one request may take
 */
public record VaultPlace(
        URI address, String mount, String prefix, @Nullable String namespace, Path tokenFile, Duration limit) {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    public VaultPlace {
        boolean secure = "https".equals(address.getScheme());
        boolean near = address.getHost() != null && LOOPBACK.contains(address.getHost());
        if (address.getHost() == null || !(secure || ("http".equals(address.getScheme()) && near))) {
            throw new IllegalArgumentException("The address of Vault is an https URL, or an http URL on this machine");
        }
        if (!mount.matches("[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*")) {
            throw new IllegalArgumentException("The mount of the Transit engine is a path");
        }
        if (!prefix.matches("[a-z0-9-]{1,64}")) {
            throw new IllegalArgumentException(
                    "The prefix of the keys is lower-case letters, digits and hyphens, at most 64");
        }
    }

    /** The name of the version's key in the engine. */
    String keyOf(String version) {
        return prefix + "-" + VersionContext.requireName(version);
    }

    /** The path of one of the engine's endpoints. */
    String path(String endpoint) {
        return "/v1/" + mount + "/" + endpoint;
    }
}
