package io.guanhu.privacy.reading;

import io.guanhu.privacy.docket.ConsequenceLine;
import io.guanhu.privacy.model.Category;
import io.guanhu.privacy.model.request.Advanced;
import io.guanhu.privacy.model.request.Channel;
import io.guanhu.privacy.model.request.ReasonCode;
import io.guanhu.privacy.model.request.State;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request as its customer and the staff see it.
 *
 * @param reference its name in an SMS message and on the telephone
 * @param expiresAt when it expires unless the customer has confirmed it; null once they have
 * @param contactChanges what the person who decides must know about the customer's contacts; for
 *     staff, until it is decided
 * @param evidence the evidence that staff recorded; for staff
 * @param overdue whether the deadline has passed, or a holder has not answered in time
 * @param policyVersion the privacy policy that was shown before it was filed, if any
 * @param waitingFor the holders that have not answered yet
 * @param decision the decision of compliance; absent before
 */
record RequestView(
        UUID id,
        String reference,
        String type,
        UUID customerId,
        State state,
        Set<Category> scope,
        Channel channel,
        Reason reason,
        Instant createdAt,
        LocalDate deadline,
        @Nullable Long policyVersion,
        @Nullable Evidence evidence,
        @Nullable List<ContactChange> contactChanges,
        @Nullable Instant expiresAt,
        @Nullable Instant coolingOffUntil,
        boolean overdue,
        List<ConsequenceLine> consequences,
        List<String> noLongerWorks,
        List<Receipt> receipts,
        List<String> waitingFor,
        @Nullable Decision decision,
        @Nullable Long ledgerPosition,
        boolean certificate,
        List<Step> history,
        long version) {

    record Reason(ReasonCode code, @Nullable String text) {}

    /**
     * A contact that was changed shortly before the filing or since.
     *
     * @param byHandler whether somebody who handles the request was involved
     */
    record ContactChange(String field, Instant at, Set<String> by, boolean byHandler) {}

    /**
     * The evidence that staff recorded.
     *
     * @param reference its number in the bank's archive
     * @param provesIdentity whether it replaced the one-time code
     */
    record Evidence(
            io.guanhu.privacy.model.request.Evidence.Kind kind,
            @Nullable String reference,
            String takenBy,
            Instant takenAt,
            boolean provesIdentity) {}

    /** One finding of one holder. */
    record Receipt(
            String holder, String store, String category, String action, long removed, long readBack, Instant at) {

        static Receipt of(ReadingStore.Finding row) {
            return new Receipt(
                    row.holder(), row.store(), row.category(), row.action(), row.removed(), row.readBack(), row.at());
        }
    }

    /** The decision of compliance. */
    enum Outcome {
        APPROVED,
        REJECTED
    }

    /**
     * What compliance decided.
     *
     * @param reason the reason for a refusal; like the citation, null after an erasure
     * @param rightToSue the customer's legal remedy against a refusal
     */
    record Decision(
            Outcome outcome,
            Instant decidedAt,
            @Nullable String reason,
            @Nullable String citation,
            @Nullable String rightToSue) {}

    record Step(@Nullable State from, State to, Instant at, String actor) {

        static Step of(Advanced event) {
            return new Step(event.from(), event.to(), event.at(), event.actor().id());
        }
    }
}
