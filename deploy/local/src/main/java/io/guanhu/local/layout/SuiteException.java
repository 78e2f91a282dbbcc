package io.guanhu.local.layout;

/** Why the suite does not run, in one sentence for the person who started it. */
public final class SuiteException extends RuntimeException {

    public SuiteException(String sentence) {
        super(sentence);
    }

    public SuiteException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
