package io.guanhu.testing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.TestContextAnnotationUtils;

/** Finds {@link ServiceIT}; registered in {@code META-INF/spring.factories}. */
final class ServiceITCustomizerFactory implements ContextCustomizerFactory {

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
        Class<?> declaring = declaring(testClass);
        ServiceIT settings = declaring == null ? null : settings(declaring);
        if (declaring == null || settings == null) {
            return null;
        }
        Class<?> user = settings.shared() ? ServiceIT.class : declaring;
        return new ServiceITCustomizer(user, settings.value(), settings.database(), settings.kafka());
    }

    static boolean isServiceIT(Class<?> testClass) {
        return declaring(testClass) != null;
    }

    static boolean isShared(Class<?> testClass) {
        Class<?> declaring = declaring(testClass);
        ServiceIT settings = declaring == null ? null : settings(declaring);
        return settings != null && settings.shared();
    }

    private static @Nullable Class<?> declaring(Class<?> testClass) {
        var descriptor = TestContextAnnotationUtils.findAnnotationDescriptor(testClass, ServiceIT.class);
        return descriptor == null ? null : descriptor.getRootDeclaringClass();
    }

    private static @Nullable ServiceIT settings(Class<?> declaring) {
        return AnnotatedElementUtils.findMergedAnnotation(declaring, ServiceIT.class);
    }
}
