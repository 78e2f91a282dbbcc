package io.guanhu.privacy.request;

import io.guanhu.privacy.model.Advanced;
import io.guanhu.privacy.model.Category;
import io.guanhu.privacy.model.Channel;
import io.guanhu.privacy.model.Consequence;
import io.guanhu.privacy.model.ReasonCode;
import io.guanhu.privacy.model.State;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request as its customer and the staff see it.
 *
 * @param overdue whether the deadline has passed, or a holder has not answered in time
 * @param waitingFor the holders that have not answered yet
 * @param refusal why compliance refused it
 */
record RequestView(
        UUID id,
        String type,
        UUID customerId,
        State state,
        Set<Category> scope,
        Channel channel,
        Reason reason,
        Instant filedAt,
        LocalDate deadline,
        @Nullable Instant coolingOffUntil,
        boolean overdue,
        List<Line> consequences,
        List<String> noLongerWorks,
        List<Receipt> receipts,
        List<String> waitingFor,
        @Nullable Refusal refusal,
        @Nullable Long ledgerPosition,
        boolean certificate,
        List<Step> history,
        long version) {

    record Reason(ReasonCode code, @Nullable String text) {}

    /**
     * What happens to a category.
     *
     * @param textRead {@code yes}, or {@code secondary} if the article's own text was not read
     */
    record Line(
            Category category,
            Consequence.Verdict decision,
            String rule,
            String citation,
            String textRead,
            @Nullable LocalDate until,
            String explanation) {

        static Line of(Consequence consequence, Locale locale) {
            return new Line(
                    consequence.category(),
                    consequence.verdict(),
                    consequence.rule(),
                    consequence.citation(),
                    consequence.textRead(),
                    consequence.until(),
                    consequence.explanation().in(locale));
        }
    }

    /** One finding of one holder. */
    record Receipt(
            String holder,
            String store,
            String category,
            String action,
            long removed,
            long readBack,
            Instant at) {}

    record Refusal(@Nullable String reason, String citation, String rightToSue) {}

    record Step(@Nullable State from, State to, Instant at, String actor) {

        static Step of(Advanced event) {
            return new Step(event.from(), event.to(), event.at(), event.actor().id());
        }
    }
}
