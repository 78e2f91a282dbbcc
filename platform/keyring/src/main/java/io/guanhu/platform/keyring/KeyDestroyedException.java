package io.guanhu.platform.keyring;

import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.problem.AnsweredAsProblem;
import org.springframework.http.HttpStatus;

/** An erasure destroyed the key. Nothing sealed with it can be opened, and no new key is issued. */
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
