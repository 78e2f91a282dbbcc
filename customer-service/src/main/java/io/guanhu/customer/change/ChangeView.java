package io.guanhu.customer.change;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.guanhu.customer.fields.FieldSchemas;
import io.guanhu.customer.model.change.Change;
import io.guanhu.customer.model.change.ReasonCode;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A change as shown to staff: who, when, why, and what, masked.
 *
 * @param diff without fields of restricted or erased categories
 * @param fields all fields of the change, including those not in {@code diff}
 * @param relationshipEndedOn the day, if the change proposes the end of the relationship; such a
 *     change has no fields
 * @param evidence the number of the supporting document in the bank's archive; absent if erased or
 *     restricted
 * @param endedBy who last confirmed, decided or withdrew it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChangeView(
        UUID id,
        State state,
        String proposedBy,
        Instant createdAt,
        Why reason,

        @ArraySchema(schema = @Schema(ref = FieldSchemas.NAME))
        List<String> fields,

        List<DiffView> diff,
        @Nullable LocalDate relationshipEndedOn,
        @Nullable String evidence,
        @Nullable Instant expiresAt,
        @Nullable String confirmedBy,
        @Nullable String endedBy,
        @Nullable Instant endedAt,
        @Nullable String decisionReason,
        @Nullable Long version) {

    /** The state of a change. */
    public enum State {
        PROPOSED,
        AWAITING_DECISION,
        APPLIED,
        REJECTED,
        WITHDRAWN,
        EXPIRED;

        public static State of(Change change) {
            return valueOf(change.state().name());
        }
    }

    /** The reason. The text is absent if it was erased, is restricted, or was never written. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Why(ReasonCode code, @Nullable String text) {}
}
