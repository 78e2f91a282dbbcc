package io.guanhu.platform.keyring.tree.page;

/** A page of the key tree was altered, or is sealed with a different key than its parent says. */
public final class PageBrokenException extends RuntimeException {

    public PageBrokenException(String message) {
        super(message);
    }
}
