package io.guanhu.platform.problem;

/** A stack trace without messages, which may contain what a customer sent. */
final class StackWithoutMessages {

    private static final int CAUSES = 5;
    private static final int FRAMES = 12;

    private StackWithoutMessages() {}

    static String of(Throwable failure) {
        StringBuilder text = new StringBuilder();
        Throwable next = failure;
        for (int cause = 0; next != null && cause < CAUSES; cause++) {
            text.append("\n").append(next.getClass().getName());
            StackTraceElement[] frames = next.getStackTrace();
            for (int i = 0; i < Math.min(FRAMES, frames.length); i++) {
                text.append("\n    at ").append(frames[i]);
            }
            next = next.getCause();
        }
        return text.toString();
    }
}
