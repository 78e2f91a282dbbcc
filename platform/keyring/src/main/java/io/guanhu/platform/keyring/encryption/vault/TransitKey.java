package io.guanhu.platform.keyring.encryption.vault;

import io.guanhu.platform.keyring.encryption.KeyEncryptionService.State;
import io.guanhu.platform.keyring.encryption.RootHolderUnavailableException;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * The engine's description of a key. A version of the root is the first version of such a key. The
 * second is never used: if it is the oldest available one, the first was destroyed.
 *
 * @param latest its newest version
 * @param minimumDecrypting the oldest version that still decrypts
 * @param minimumEncrypting the oldest version that still encrypts; 0 means the newest
 * @param minimumAvailable the oldest version that still exists; 0 means all
 * @param secondMadeAt when the second version was made; the epoch if there is none
 */
record TransitKey(
        int latest, int minimumDecrypting, int minimumEncrypting, int minimumAvailable, Instant secondMadeAt) {

    static final String TYPE = "aes256-gcm96";

    /**
     * Parses a description.
     *
     * @throws RootHolderUnavailableException if it is not one of our keys: a key that can be
     *     exported from the engine, for example, could not be destroyed
     */
    static TransitKey parse(String name, JsonNode data) {
        require(TYPE.equals(data.path("type").asString("")), name, "is not of the type " + TYPE);
        for (String forbidden :
                new String[] {"exportable", "allow_plaintext_backup", "derived", "imported_key", "soft_deleted"}) {
            require(!data.path(forbidden).asBoolean(false), name, "has \"" + forbidden + "\" set");
        }
        int latest = Math.max(data.path("latest_version").asInt(0), newest(data.path("keys")));
        require(latest > 0, name, "names no version");
        return new TransitKey(
                latest,
                data.path("min_decryption_version").asInt(0),
                data.path("min_encryption_version").asInt(0),
                data.path("min_available_version").asInt(0),
                Instant.ofEpochSecond(data.path("keys").path("2").asLong(0)));
    }

    /** The documented answer has no latest version, only the versions. */
    private static int newest(JsonNode keys) {
        return keys.propertyNames().stream()
                .filter(each -> each.matches("\\d{1,9}"))
                .mapToInt(Integer::parseInt)
                .max()
                .orElse(0);
    }

    private static void require(boolean condition, String name, String otherwise) {
        if (!condition) {
            throw new RootHolderUnavailableException(
                    "The key " + name + " in Vault " + otherwise + ": it was not made by us");
        }
    }

    boolean rotated() {
        return latest >= 2;
    }

    /** Whether the first version can neither encrypt nor decrypt. */
    boolean disused() {
        return minimumDecrypting >= 2 && minimumEncrypting >= 2;
    }

    /** Whether the first version is gone permanently. */
    boolean trimmed() {
        return minimumAvailable >= 2;
    }

    State state() {
        if (trimmed()) {
            return new State.Destroyed();
        }
        return minimumDecrypting >= 2 ? new State.Destroying(secondMadeAt) : new State.Living();
    }
}
