package io.guanhu.customer.draft;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * A new customer as sent: values as people or old systems typed them, for personal fields and the
 * other properties. Nothing is refused before everything is read, so that all faults are reported
 * at once.
 */
public record NewCustomerForm(
        @Schema(hidden = true) @JsonAnySetter Map<String, JsonNode> properties) {

    /** Required except for managers, who register in their own branch. */
    static final String BRANCH = "branch";

    /** The requested manager; if absent, the branch's pool, or the manager who registers. */
    static final String MANAGER = "requestedManager";

    /** For a customer whose relationship has already ended. */
    static final String ENDED = "relationshipEndedOn";

    /** The properties besides personal fields. */
    public static final List<String> BESIDE_FIELDS = List.of(BRANCH, MANAGER, ENDED);

    public NewCustomerForm {
        properties = Map.copyOf(properties);
    }

    public @Nullable String branch() {
        return text(BRANCH);
    }

    /** The employee id. */
    public @Nullable String requestedManager() {
        return text(MANAGER);
    }

    @Nullable
    String relationshipEndedOn() {
        return text(ENDED);
    }

    private @Nullable String text(String name) {
        JsonNode node = properties.get(name);
        return node != null && node.isString() ? node.stringValue() : null;
    }

    /** The same form with this branch and manager where it names none. */
    public NewCustomerForm inBranch(@Nullable String path, @Nullable String manager) {
        Map<String, JsonNode> placed = new HashMap<>(properties);
        place(placed, BRANCH, path);
        place(placed, MANAGER, manager);
        return new NewCustomerForm(placed);
    }

    private static void place(Map<String, JsonNode> properties, String name, @Nullable String value) {
        JsonNode there = properties.get(name);
        if (value != null && (there == null || there.isNull())) {
            properties.put(name, StringNode.valueOf(value));
        }
    }

    /** Does not show the customer. */
    @Override
    public String toString() {
        return "NewCustomerForm[…]";
    }
}
