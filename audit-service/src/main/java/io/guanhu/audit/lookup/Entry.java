package io.guanhu.audit.lookup;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry as it is shown.
 *
 * @param details what was sealed, without the values, which only the customer's keys can open
 */
record Entry(
        long index,
        UUID id,
        Instant at,
        String service,
        Actor actor,
        String action,
        Resource resource,
        @Nullable UUID customerId,
        @Schema(ref = OUTCOME) String outcome,
        @Nullable String reason,
        @Nullable String traceId,
        List<Detail> details) {

    /** The same values as in the search. */
    private static final String OUTCOME = "#/components/schemas/EntryOutcome";

    /** Who acted. */
    record Actor(
            String type,
            String id,
            List<String> roles,
            @Nullable String branch,
            @Nullable String acr) {}

    /** What was acted on. */
    record Resource(String type, String id) {}

    /** A sealed value, by its position in the entry. */
    record Detail(int position, String category, String field) {}

    /** The values that must equal the searchable columns. */
    @JsonIgnore
    List<@Nullable Object> searchable() {
        List<@Nullable Object> columns = new ArrayList<>();
        columns.add(id);
        columns.add(service);
        columns.add(actor.type());
        columns.add(actor.id());
        columns.add(actor.roles());
        columns.add(actor.branch());
        columns.add(action);
        columns.add(resource.type());
        columns.add(resource.id());
        columns.add(customerId);
        columns.add(outcome);
        columns.add(reason);
        columns.add(traceId);
        return columns;
    }
}
