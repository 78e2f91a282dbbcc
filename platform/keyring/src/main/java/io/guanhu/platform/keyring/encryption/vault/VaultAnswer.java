package io.guanhu.platform.keyring.encryption.vault;

import io.guanhu.platform.keyring.encryption.RootHolderUnavailableException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An answer from Vault itself, as opposed to a page from a proxy in between.
 *
 * @param errors the messages of a refusal, without Vault's enclosing text
 */
record VaultAnswer(int status, JsonNode data, List<String> errors) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern FRAME = Pattern.compile("(?s)\\d+ errors? occurred:\\s*\\* (.*)");
    private static final String FORGED = "cipher: message authentication failed";
    private static final String MALFORMED = "invalid ciphertext";
    private static final int MAX_QUOTED = 200;

    static VaultAnswer parse(int status, String body) {
        JsonNode json = body.isBlank() ? JSON.createObjectNode() : read(status, body);
        JsonNode errors = json.path("errors");
        if (status >= 400 && !errors.isArray()) {
            throw notVault(status);
        }
        return new VaultAnswer(
                status,
                json.path("data"),
                errors.valueStream().map(each -> unframed(each.asString(""))).toList());
    }

    private static JsonNode read(int status, String body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException _) {
            // The cause would quote the answer.
            throw notVault(status);
        }
    }

    private static RootHolderUnavailableException notVault(int status) {
        return new RootHolderUnavailableException("Something that is not Vault answers " + status + " in its place");
    }

    private static String unframed(String error) {
        var matcher = FRAME.matcher(error);
        return (matcher.matches() ? matcher.group(1) : error).strip();
    }

    boolean granted() {
        return status == 200 || status == 204;
    }

    /** A missing key has no errors, whereas a missing mount reports that there is no route. */
    boolean absent() {
        return status == 404 && errors.isEmpty();
    }

    /** Some versions answer altered input with 500, most with 400. */
    boolean inputWasAltered() {
        boolean forged = (status == 400 || status == 500) && errors.equals(List.of(FORGED));
        boolean malformed =
                status == 400 && errors.size() == 1 && errors.getFirst().startsWith(MALFORMED);
        return forged || malformed;
    }

    Optional<String> text(String name) {
        JsonNode value = data.path(name);
        return value.isString() ? Optional.of(value.asString()) : Optional.empty();
    }

    RootHolderUnavailableException unavailable(String what) {
        String message = String.join("; ", errors);
        return new RootHolderUnavailableException("Vault answers %d to %s: %s"
                .formatted(status, what, message.substring(0, Math.min(MAX_QUOTED, message.length()))));
    }
}
