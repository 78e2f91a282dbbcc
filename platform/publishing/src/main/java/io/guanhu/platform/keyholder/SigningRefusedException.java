package io.guanhu.platform.keyholder;

/**
 * The key's holder answers but does not sign: no permission, no such key, or a key of another kind.
 */
public final class SigningRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public SigningRefusedException(String message) {
        super(message);
    }
}
