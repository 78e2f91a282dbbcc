package io.guanhu.privacy.reading;

import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.keyring.CustomerKeys;
import io.guanhu.platform.security.Caller;
import io.guanhu.privacy.command.Sight;
import io.guanhu.privacy.docket.StoredRequest;
import io.guanhu.privacy.model.assessment.Explanation;
import io.guanhu.privacy.model.request.State;
import io.guanhu.privacy.reading.RequestView.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The words that people wrote in a request, for readers who may see them: the customer, and those
 * who handle requests. An auditor sees what was done, when and by whom, but no words.
 */
record Words(CustomerKeys keys, Caller reader) {

    /** The decision, according to the steps so far; null before. */
    RequestView.@Nullable Decision decision(StoredRequest stored, List<RequestView.Step> history, Locale locale) {
        return history.stream()
                .flatMap(step -> decision(stored, step, locale).stream())
                .findFirst()
                .orElse(null);
    }

    private Optional<RequestView.Decision> decision(StoredRequest stored, RequestView.Step step, Locale locale) {
        var refused = stored.refused();
        if (step.to() == State.REJECTED) {
            return Optional.of(new RequestView.Decision(
                    Outcome.REJECTED,
                    step.at(),
                    refused == null ? null : open("decision", refused.sealedReason()),
                    refused == null ? null : open("citation", refused.sealedCitation()),
                    Explanation.rightToSue(locale)));
        }
        return step.from() == State.AWAITING_APPROVAL && step.to() == State.EXECUTING
                ? Optional.of(new RequestView.Decision(Outcome.APPROVED, step.at(), null, null, null))
                : Optional.empty();
    }

    /** Evidence is shown to staff only. */
    RequestView.@Nullable Evidence evidence(StoredRequest stored) {
        var shown = stored.shown();
        return shown == null || Sight.asCustomer(reader)
                ? null
                : new RequestView.Evidence(
                        shown.evidence().kind(),
                        open("evidence", shown.sealedReference()),
                        shown.evidence().takenBy(),
                        shown.at(),
                        shown.evidence().provesIdentity());
    }

    /** A person's words, unless they were erased. */
    @Nullable
    String open(String field, byte @Nullable [] words) {
        return words == null || !mayRead() || !keys.living(DataCategory.INTERACTION)
                ? null
                : new String(keys.open(DataCategory.INTERACTION, field, words), StandardCharsets.UTF_8);
    }

    private boolean mayRead() {
        return reader.may("privacy-request.read-words");
    }
}
