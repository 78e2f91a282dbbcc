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
 * A new customer as it is sent: values as people or old systems typed them, of personal fields and
 * of what else is asked for. Nothing is refused before all is read, so that all faults are told at
 * once.
 */
public record NewCustomerForm(
        @Schema(hidden = true) @JsonAnySetter Map<String, JsonNode> properties) {

    /** Wanted of all but managers, who register in their own. */
    static final String BRANCH = "branch";

    /** The manager to assign; absent means the branch's pool, or the manager who registers. */
    static final String MANAGER = "requestedManager";

    /** Of a customer who comes in with an ended relationship. */
    static final String ENDED = "relationshipEndedOn";

    /** What is asked for beside personal fields. */
    public static final List<String> BESIDE_FIELDS = List.of(BRANCH, MANAGER, ENDED);

    public NewCustomerForm {
        properties = Map.copyOf(properties);
    }

    public @Nullable String branch() {
        return text(BRANCH);
    }

    /** By employee id. */
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

    /** The same in this branch, for this manager, where it does not say which. */
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

    /** Tells nothing of the customer. */
    @Override
    public String toString() {
        return "NewCustomerForm[…]";
    }
}
