package io.guanhu.platform.description.schema;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.jackson.TypeNameResolver;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Gives each schema a descriptive name that is unique over all services. Nested types are prefixed
 * with their subject ({@code TransferController.Shown} becomes {@code TransferShown}), others with
 * their service ({@code privacy.model.State} becomes {@code PrivacyState}). A name that already
 * contains the prefix stays unchanged ({@code ChangeController.NewChange} becomes
 * {@code NewChange}). A page of these is a {@code TransferShownPage}.
 */
final class SchemaNames extends TypeNameResolver {

    private static final String OURS = "io.guanhu.";
    private static final Set<String> SHARED = Set.of("platform", "contract", "tlog");

    @Override
    protected String nameForClass(Class<?> type, Set<Options> options) {
        String given = super.nameForClass(type, options);
        return given.equals(type.getSimpleName()) ? nameOf(type) : given;
    }

    @Override
    protected String nameForGenericType(JavaType type, Set<Options> options) {
        return IntStream.range(0, type.containedTypeCount())
                .mapToObj(argument -> nameForType(type.containedType(argument), options))
                .collect(Collectors.joining("", "", nameForClass(type, options)));
    }

    static String nameOf(Class<?> type) {
        String name = type.getSimpleName();
        if (!type.getName().startsWith(OURS)) {
            return name;
        }
        Class<?> outer = type.getEnclosingClass();
        String subject = outer == null ? service(type) : nested(outer);
        return tells(name, subject) ? name : subject + name;
    }

    private static String nested(Class<?> outer) {
        Class<?> further = outer.getEnclosingClass();
        String name = outer.getSimpleName().replaceAll("Controller$", "");
        return further == null || tells(name, nested(further)) ? name : nested(further) + name;
    }

    /** Whether a name contains each word of the subject, in the singular or the plural. */
    private static boolean tells(String name, String subject) {
        return Arrays.stream(subject.split("(?=[A-Z])")).allMatch(word -> name.contains(word.replaceAll("s$", "")));
    }

    private static String service(Class<?> type) {
        String name = type.getName().substring(OURS.length());
        String service = name.substring(0, name.indexOf('.'));
        return SHARED.contains(service) ? "" : service.substring(0, 1).toUpperCase(Locale.ROOT) + service.substring(1);
    }
}
