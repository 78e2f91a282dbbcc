package io.guanhu.platform.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A default method that a wrapper forgets would be lost silently. */
class WrappingHoldersTests {

    @ParameterizedTest
    @ValueSource(classes = {StoredAnswersHolder.class, AuditingHolder.class})
    void passEveryMethodOn(Class<? extends DataHolder> wrapper) {
        assertThat(Stream.of(DataHolder.class.getMethods()))
                .filteredOn(method -> !Modifier.isStatic(method.getModifiers()))
                .isNotEmpty()
                .allSatisfy(method -> assertThat(own(wrapper, method)).isTrue());
    }

    private static boolean own(Class<?> wrapper, Method method) {
        return Stream.of(wrapper.getDeclaredMethods())
                .anyMatch(each -> each.getName().equals(method.getName())
                        && each.getParameterCount() == method.getParameterCount());
    }
}
