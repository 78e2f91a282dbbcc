package io.guanhu.customer.vault;

import io.guanhu.customer.model.Holding;
import io.guanhu.platform.problem.ProblemException;
import org.springframework.http.HttpStatus;

/** The problems that report why data cannot be read or written. */
public final class Barriers {

    private Barriers() {}

    /** 423 for data that must be kept unchanged, 410 for data that is gone for good. */
    public static ProblemException problem(Holding barrier) {
        return barrier == Holding.RESTRICTED
                ? ProblemException.locked("data-restricted")
                : ProblemException.of(HttpStatus.GONE, "data-erased");
    }
}
