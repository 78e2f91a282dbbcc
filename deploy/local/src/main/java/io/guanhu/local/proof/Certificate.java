package io.guanhu.local.proof;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A certificate of erasure: a compact JWS signed with Ed25519 (RFC 7515, RFC 8037). */
public final class Certificate {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** The names in RFC 8037 and the newer RFC 9864. */
    private static final Set<String> ALGORITHMS = Set.of("EdDSA", "Ed25519");

    private Certificate() {}

    /**
     * The content of the certificate.
     *
     * @param keys a JWK set with the authority's public keys
     * @throws NotProvenException if none of the keys signed it
     */
    public static JsonNode verify(String jws, JsonNode keys) {
        String[] parts = jws.strip().split("\\.", -1);
        if (parts.length != 3) {
            throw new NotProvenException("the certificate is not a JWS");
        }
        JsonNode header = json(parts[0]);
        if (!ALGORITHMS.contains(header.path("alg").asString(""))) {
            throw new NotProvenException("the certificate is not signed by Ed25519");
        }
        byte[] signed = (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII);
        byte[] signature = decode(parts[2]);
        for (JsonNode key : keys.path("keys")) {
            boolean sameKey =
                    key.path("kid").asString("").equals(header.path("kid").asString(""))
                            && key.path("crv").asString("").equals("Ed25519");
            if (sameKey && Ed25519.verifies(decode(key.path("x").asString("")), signed, signature)) {
                return json(parts[1]);
            }
        }
        throw new NotProvenException("the certificate is not signed by the bank's key");
    }

    private static JsonNode json(String base64) {
        try {
            return JSON.readTree(decode(base64));
        } catch (JacksonException malformed) {
            throw new NotProvenException("the certificate holds no JSON");
        }
    }

    private static byte[] decode(String base64) {
        try {
            return Base64.getUrlDecoder().decode(base64);
        } catch (IllegalArgumentException malformed) {
            throw new NotProvenException("what should be base64url is not");
        }
    }
}
