package io.guanhu.customer.change;

import io.guanhu.customer.model.Dossier;
import io.guanhu.customer.model.change.Change;
import io.guanhu.customer.model.change.Change.Advanced;
import io.guanhu.customer.model.change.Change.Expired;
import io.guanhu.customer.model.change.Change.Outcome;
import io.guanhu.customer.model.change.Change.Refused;
import io.guanhu.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Reports to callers why a step of a change was refused. */
public final class Advancing {

    private Advancing() {}

    /** The change after the step; throws a problem if the step is not possible. */
    public static Advanced require(Change change, @Nullable Outcome outcome) {
        return switch (outcome) {
            case null ->
                throw ProblemException.conflict(change instanceof Expired ? "change-expired" : "change-not-open");
            case Refused(Change.Refusal refusal) -> throw problem(refusal);
            case Advanced advanced -> advanced;
        };
    }

    /** Requires a reason, unless it could not be stored; in that case rejects one. */
    public static void requireReason(@Nullable String text, Dossier dossier) {
        boolean closed = dossier.writeBarrier(ChangeDetails.WRITTEN).isPresent();
        if (closed && text != null) {
            throw ProblemException.invalid("reason", "cannot-be-kept");
        }
        if (!closed && (text == null || text.isBlank())) {
            throw ProblemException.invalid("reason", "required");
        }
    }

    public static ProblemException unknown() {
        return ProblemException.notFound("change-not-found");
    }

    private static ProblemException problem(Change.Refusal refusal) {
        return switch (refusal) {
            case STALE_VERSION -> ProblemException.of(HttpStatus.PRECONDITION_FAILED, "stale-version");
            case SAME_PERSON -> ProblemException.forbidden("same-person");
            case NOT_PROPOSER -> ProblemException.forbidden("not-proposer");
        };
    }
}
