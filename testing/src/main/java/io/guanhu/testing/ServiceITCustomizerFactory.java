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
        var descriptor = TestContextAnnotationUtils.findAnnotationDescriptor(testClass, ServiceIT.class);
        if (descriptor == null) {
            return null;
        }
        Class<?> declaring = descriptor.getRootDeclaringClass();
        ServiceIT settings = AnnotatedElementUtils.findMergedAnnotation(declaring, ServiceIT.class);
        return settings == null
                ? null
                : new ServiceITCustomizer(declaring, settings.value(), settings.database(), settings.kafka());
    }
}
