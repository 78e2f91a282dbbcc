package io.guanhu.ownership.permission;

import io.guanhu.platform.permission.Permission;
import io.guanhu.platform.permission.Permissions;
import io.guanhu.platform.permission.Relation;
import io.guanhu.platform.problem.AnswerLanguage;
import io.guanhu.platform.security.Audited;
import io.guanhu.platform.security.Permitted;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The table of who may do what, for the people who answer for it. */
@RestController
@RequestMapping("/api/permissions")
class PermissionController {

    /** A role that has a permission, and on whose records. */
    record PermissionGrant(String role, Relation relation) {}

    record PermissionRow(
            String name, String meaning, List<PermissionGrant> grants, List<String> services, boolean secondFactor) {

        static PermissionRow of(Permission permission, Locale language) {
            return new PermissionRow(
                    permission.name(),
                    language.getLanguage().equals(Locale.CHINESE.getLanguage())
                            ? permission.meaningInChinese()
                            : permission.meaning(),
                    permission.roles().entrySet().stream()
                            .map(each -> new PermissionGrant(each.getKey(), each.getValue()))
                            .sorted(Comparator.comparing(PermissionGrant::role))
                            .toList(),
                    permission.services().stream().sorted().toList(),
                    permission.secondFactor());
        }
    }

    /** All of it, because it is read as a whole: to see what a role cannot do as well. */
    record PermissionTable(List<PermissionRow> items) {}

    @Audited("permission.list")
    @GetMapping
    @Permitted("permission.list")
    Mono<PermissionTable> list(ServerHttpRequest request) {
        Locale language = AnswerLanguage.of(request);
        return Mono.just(new PermissionTable(Permissions.table().all().stream()
                .map(each -> PermissionRow.of(each, language))
                .toList()));
    }
}
