package io.guanhu.testing.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.lang.ArchRule;

/**
 * What a role may do is in the permission table and nowhere else: code asks whether its caller has
 * a permission, or which relations come with it, but not for a role.
 */
final class PermissionRules {

    private PermissionRules() {}

    static ArchRule nobodyAsksForRoles(Excepted excepted) {
        return classes()
                .should(new ForbiddenCalls(
                        describe("a call that asks for a caller's roles", PermissionRules::asksForRoles), excepted))
                .as("permissions come from the table, not from roles");
    }

    private static boolean asksForRoles(JavaAccess<?> access) {
        return access instanceof JavaCodeUnitAccess<?> call
                && call.getName().equals("roles")
                && call.getTargetOwner().getSimpleName().equals("Caller");
    }
}
