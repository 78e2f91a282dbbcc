package io.guanhu.testing;

import org.jspecify.annotations.Nullable;
import org.springframework.test.annotation.DirtiesContext.HierarchyMode;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/**
 * Stops a service after the class, or after the last class that shares it; registered in {@code
 * META-INF/spring.factories}.
 */
final class OneServiceAtATime extends AbstractTestExecutionListener {

    private static final int BEFORE_ANYTHING_STARTS = 1000;

    private static @Nullable TestContext running;

    @Override
    public int getOrder() {
        return BEFORE_ANYTHING_STARTS;
    }

    @Override
    public void beforeTestClass(TestContext next) {
        if (!next.hasApplicationContext()) {
            stop();
        }
    }

    @Override
    public void afterTestClass(TestContext last) {
        if (ServiceITCustomizerFactory.isServiceIT(last.getTestClass())) {
            running = last;
            if (!ServiceITCustomizerFactory.isShared(last.getTestClass())) {
                stop();
            }
        }
    }

    private static void stop() {
        TestContext stopped = running;
        running = null;
        if (stopped != null && stopped.hasApplicationContext()) {
            stopped.markApplicationContextDirty(HierarchyMode.EXHAUSTIVE);
        }
    }
}
