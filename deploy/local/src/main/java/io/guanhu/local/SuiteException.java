package io.guanhu.local;

/** Why the suite does not run, in one sentence for the person who started it. */
public final class SuiteException extends RuntimeException {

    SuiteException(String sentence) {
        super(sentence);
    }

    SuiteException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
