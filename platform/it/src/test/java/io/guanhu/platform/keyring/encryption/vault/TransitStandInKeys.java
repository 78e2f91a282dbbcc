package io.guanhu.platform.keyring.encryption.vault;

import com.google.crypto.tink.subtle.AesGcmJce;
import io.guanhu.platform.keyring.encryption.vault.TransitStandIn.Refused;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The keys of the stand-in. */
final class TransitStandInKeys {

    private static final long FIRST_SECOND = 1_442_851_412L;
    private static final String PREFIX = "vault:v";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Map<String, Key> keys = new HashMap<>();

    private static final class Key {

        /** By version; a trimmed one is not here any more. */
        private final TreeMap<Integer, byte[]> material = new TreeMap<>();

        private int latest;
        private int minimumDecrypting = 1;
        private int minimumEncrypting;
        private int minimumAvailable;
        private boolean exportable;

        private void rotate() {
            byte[] made = new byte[32];
            RANDOM.nextBytes(made);
            material.put(++latest, made);
        }
    }

    synchronized Map<String, Object> change(String name, String action, JsonNode request) {
        if (action.equals("create")) {
            keys.computeIfAbsent(name, _ -> made(request));
            return describe(name);
        }
        Key key = keys.get(name);
        if (key == null) {
            throw new Refused(400, "no existing key named " + name + " could be found");
        }
        switch (action) {
            case "rotate" -> key.rotate();
            case "config" -> configure(key, request);
            case "trim" -> trim(key, request.path("min_available_version").asInt(0));
            default -> throw new Refused(404, "unsupported path");
        }
        return describe(name);
    }

    private static Key made(JsonNode request) {
        Key key = new Key();
        key.exportable = request.path("exportable").asBoolean(false);
        key.rotate();
        return key;
    }

    private static void configure(Key key, JsonNode request) {
        int decrypting = request.path("min_decryption_version").asInt(key.minimumDecrypting);
        int encrypting = request.path("min_encryption_version").asInt(key.minimumEncrypting);
        if (decrypting > key.latest) {
            throw new Refused(
                    400,
                    "cannot set min decryption version of %d, latest key version is %d"
                            .formatted(decrypting, key.latest));
        }
        if (encrypting > key.latest) {
            throw new Refused(
                    400,
                    "cannot set min encryption version of %d, latest key version is %d"
                            .formatted(encrypting, key.latest));
        }
        if (encrypting > 0 && encrypting < decrypting) {
            throw new Refused(400, "cannot set min encryption/decryption values");
        }
        if (key.minimumAvailable > encrypting || key.minimumAvailable > decrypting) {
            throw new Refused(400, "min decryption version should not be less then min available version");
        }
        key.minimumDecrypting = decrypting;
        key.minimumEncrypting = encrypting;
    }

    private static void trim(Key key, int minimum) {
        if (minimum < key.minimumAvailable) {
            throw new Refused(400, "minimum available version cannot be decremented");
        }
        if (key.minimumEncrypting == 0) {
            throw new Refused(
                    400, "minimum available version cannot be set when minimum encryption version is not set");
        }
        if (minimum > key.minimumEncrypting || minimum > key.minimumDecrypting || minimum < 1) {
            throw new Refused(400, "minimum available version cannot be greater than minimum decryption version");
        }
        key.minimumAvailable = minimum;
        key.material.headMap(minimum).clear();
    }

    synchronized Map<String, Object> describe(String name) {
        Key key = keys.get(name);
        if (key == null) {
            throw new Refused(404, null);
        }
        Map<String, Object> times = new HashMap<>();
        key.material
                .tailMap(key.minimumDecrypting)
                .keySet()
                .forEach(version -> times.put(String.valueOf(version), FIRST_SECOND + version));
        Map<String, Object> description = new HashMap<>();
        description.put("name", name);
        description.put("type", "aes256-gcm96");
        description.put("derived", false);
        description.put("exportable", key.exportable);
        description.put("allow_plaintext_backup", false);
        description.put("deletion_allowed", false);
        description.put("imported_key", false);
        description.put("keys", times);
        description.put("latest_version", key.latest);
        description.put("min_available_version", key.minimumAvailable);
        description.put("min_decryption_version", key.minimumDecrypting);
        description.put("min_encryption_version", key.minimumEncrypting);
        return description;
    }

    /** How many of its versions still have key material. */
    synchronized int versionsLeft(String name) {
        return key(name).material.size();
    }

    /** Whether the first version is among them. */
    synchronized boolean holdsFirst(String name) {
        return key(name).material.containsKey(1);
    }

    synchronized Map<String, Object> encrypt(String name, JsonNode request) {
        // The engine makes a key that it does not know, if the caller's policy lets it.
        Key key = keys.computeIfAbsent(name, _ -> made(request));
        int version = request.path("key_version").asInt(0);
        int used = version == 0 ? key.latest : version;
        if (used < key.minimumEncrypting) {
            throw new Refused(400, "requested version for encryption is less than the minimum encryption key version");
        }
        try {
            byte[] sealed = new AesGcmJce(material(key, used))
                    .encrypt(bytes(request, "plaintext"), bytes(request, "associated_data"));
            return Map.of(
                    "ciphertext",
                    PREFIX + used + ":" + Base64.getEncoder().encodeToString(sealed),
                    "key_version",
                    used);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    synchronized Map<String, Object> decrypt(String name, JsonNode request) {
        Key key = keys.get(name);
        if (key == null) {
            throw new Refused(400, "encryption key not found");
        }
        String[] parts = request.path("ciphertext").asString("").split(":", 3);
        int version = Integer.parseInt(parts[1].substring(1));
        if (version > key.latest) {
            throw new Refused(400, "invalid ciphertext: version is too new");
        }
        if (version < key.minimumDecrypting) {
            throw new Refused(400, "ciphertext or signature version is disallowed by policy (too old)");
        }
        try {
            byte[] plain = new AesGcmJce(material(key, version))
                    .decrypt(Base64.getDecoder().decode(parts[2]), bytes(request, "associated_data"));
            return Map.of("plaintext", Base64.getEncoder().encodeToString(plain));
        } catch (GeneralSecurityException _) {
            throw new Refused(400, "cipher: message authentication failed");
        } catch (IllegalArgumentException _) {
            throw new Refused(400, "invalid ciphertext: could not decode base64");
        }
    }

    private Key key(String name) {
        Key key = keys.get(name);
        if (key == null) {
            throw new AssertionError("There is no key " + name);
        }
        return key;
    }

    private static byte[] material(Key key, int version) {
        byte @Nullable [] known = key.material.get(version);
        if (known == null) {
            throw new Refused(500, "no such key version");
        }
        return known;
    }

    private static byte[] bytes(JsonNode request, String name) {
        return Base64.getDecoder().decode(request.path(name).asString(""));
    }
}
