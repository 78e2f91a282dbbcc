package io.guanhu.platform.description;

import static org.springframework.util.StringUtils.uncapitalize;

import io.guanhu.platform.permission.Permission;
import io.guanhu.platform.permission.Permissions;
import io.guanhu.platform.security.Permitted;
import io.swagger.v3.oas.models.Operation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;

/** Documents an operation with its row of the permission table: what it does, and who may call it. */
final class RequiredPermissions implements OperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        Permitted wanted = required(method);
        if (wanted == null) {
            return operation.description("Open to everybody, without a token.").security(List.of());
        }
        Permission permission = Permissions.table().named(wanted.value());
        List<Permission> further =
                Arrays.stream(wanted.further()).map(Permissions.table()::named).toList();
        operation.addExtension("x-permission", permission.name());
        if (!further.isEmpty()) {
            operation.addExtension(
                    "x-further-permissions",
                    further.stream().map(Permission::name).toList());
        }
        return operation
                .summary(permission.meaning())
                .description(description(permission, further))
                .tags(List.of(tag(permission)));
    }

    private static @Nullable Permitted required(HandlerMethod method) {
        Permitted own = method.getMethodAnnotation(Permitted.class);
        return own != null ? own : AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), Permitted.class);
    }

    private static String tag(Permission permission) {
        return permission.name().substring(0, permission.name().indexOf('.'));
    }

    private static String description(Permission permission, List<Permission> further) {
        Stream<String> needed = Stream.of(
                permission.meaningInChinese() + "。",
                "Allowed for: " + callers(permission) + ".",
                secondFactor(permission.secondFactor()));
        return Stream.concat(needed, further.stream().map(RequiredPermissions::alsoWith))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n\n"));
    }

    private static String alsoWith(Permission further) {
        return "Besides, with the permission `%s` (%s): %s."
                .formatted(further.name(), callers(further), uncapitalize(further.meaning()));
    }

    private static String callers(Permission permission) {
        Stream<String> roles = permission.roles().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(each -> each.getKey() + whose(each.getValue().name()));
        return Stream.concat(roles, permission.services().stream().sorted()).collect(Collectors.joining(", "));
    }

    private static String whose(String relation) {
        return switch (relation) {
            case "OWN" -> " (customers they look after)";
            case "BRANCH" -> " (their branch and those below)";
            case "SELF" -> " (themselves)";
            case "RECEIVED" -> " (customers being handed over to them)";
            case "FILED" -> " (requests filed by staff)";
            default -> "";
        };
    }

    private static String secondFactor(boolean wanted) {
        return wanted
                ? "Requires a recent second factor. Without one the answer is 401"
                        + " `insufficient-user-authentication`, with `acr_values` and `max_age` in"
                        + " `WWW-Authenticate` (RFC 9470)."
                : "";
    }
}
