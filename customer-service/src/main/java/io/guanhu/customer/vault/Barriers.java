package io.guanhu.customer.vault;

import io.guanhu.customer.model.Holding;
import io.guanhu.platform.problem.ProblemException;
import org.springframework.http.HttpStatus;

/** How it is said that data cannot be read, or not be written. */
public final class Barriers {

    private Barriers() {}

    /** 423 for what must be kept untouched, 410 for what is gone for good. */
    public static ProblemException problem(Holding barrier) {
        return barrier == Holding.RESTRICTED
                ? ProblemException.locked("data-restricted")
                : ProblemException.of(HttpStatus.GONE, "data-erased");
    }
}
