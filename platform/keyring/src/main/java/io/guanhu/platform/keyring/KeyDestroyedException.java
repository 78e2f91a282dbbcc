package io.guanhu.platform.keyring;

import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.problem.AnsweredAsProblem;
import org.springframework.http.HttpStatus;

/**
 * The key was destroyed by an erasure: nothing sealed under it can be opened, and no new key is
 * given out.
 */
public final class KeyDestroyedException extends RuntimeException implements AnsweredAsProblem {

    private final DataCategory category;

    KeyDestroyedException(DataCategory category) {
        super("The key of category " + category + " was destroyed");
        this.category = category;
    }

    public DataCategory category() {
        return category;
    }

    @Override
    public HttpStatus status() {
        return HttpStatus.GONE;
    }

    @Override
    public String code() {
        return "data-erased";
    }
}
