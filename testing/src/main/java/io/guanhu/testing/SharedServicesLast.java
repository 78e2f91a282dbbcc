package io.guanhu.testing;

import java.util.Comparator;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.test.context.TestPropertySource;

/**
 * Puts classes that share a service beside each other, after all others: so each service is started
 * once, and is not there any more, or not yet, when another class starts its own. Registered in
 * {@code junit-platform.properties}.
 */
public final class SharedServicesLast implements ClassOrderer {

    @Override
    public void orderClasses(ClassOrdererContext context) {
        context.getClassDescriptors()
                .sort(Comparator.comparing(SharedServicesLast::isShared).thenComparing(SharedServicesLast::settings));
    }

    private static boolean isShared(ClassDescriptor test) {
        return ServiceITCustomizerFactory.isShared(test.getTestClass());
    }

    /** Of those that are not shared, nothing: they stay in their order. */
    private static String settings(ClassDescriptor test) {
        if (!isShared(test)) {
            return "";
        }
        Class<?> type = test.getTestClass();
        StringBuilder settings = new StringBuilder(type.getSuperclass().getName());
        MergedAnnotations.from(type, SearchStrategy.TYPE_HIERARCHY).stream(TestPropertySource.class)
                .map(each -> String.join(" ", each.getStringArray("properties")))
                .forEach(each -> settings.append('\n').append(each));
        return settings.toString();
    }
}
