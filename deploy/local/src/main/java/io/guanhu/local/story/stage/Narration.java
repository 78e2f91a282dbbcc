package io.guanhu.local.story.stage;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Reports the story step by step, and remembers failed expectations. */
public final class Narration {

    private final PrintStream out;
    private final List<String> disappointments = new ArrayList<>();
    private int expectations;

    public Narration(PrintStream out) {
        this.out = out;
    }

    public void part(String title) {
        out.printf("%n%s%n", title);
    }

    public void says(String sentence) {
        out.printf("    %s%n", sentence);
    }

    /**
     * Reports a step.
     *
     * @param seen the evidence, masked by the caller
     */
    public boolean expect(String step, boolean asExpected, Object seen) {
        expectations++;
        String shown = seen.toString();
        out.printf("  %s %s%s%n", asExpected ? "✓" : "✗", step, shown.isEmpty() ? "" : "  ⟶ " + shown);
        out.flush();
        if (!asExpected) {
            disappointments.add(step + (shown.isEmpty() ? "" : " (seen: " + shown + ")"));
        }
        return asExpected;
    }

    /** Reports a step that must succeed for the story to continue. */
    public void require(String step, boolean asExpected, Object seen) {
        if (!expect(step, asExpected, seen)) {
            throw new StoryEndsException("the story cannot continue after: " + step);
        }
    }

    /** Reports an unexpected failure outside the steps. */
    public void abort(String why) {
        disappointments.add(why);
        out.printf("  ✗ %s%n", why);
    }

    /** Reports the end. Returns whether every expectation was met. */
    public boolean conclude() {
        out.println();
        if (disappointments.isEmpty()) {
            out.printf("All %d expectations held.%n", expectations);
        } else {
            out.printf("%d of %d expectations did not hold:%n", disappointments.size(), expectations);
            disappointments.forEach(each -> out.printf("  ✗ %s%n", each));
        }
        out.flush();
        return disappointments.isEmpty();
    }
}
