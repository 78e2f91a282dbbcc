package io.guanhu.testing.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaEnumConstant;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import java.util.Optional;
import java.util.Set;

/** Code that holds a database connection must not need a second one. */
final class TransactionRules {

    private static final String TRANSACTION = "org.springframework.transaction.";
    private static final Set<String> JOINING = Set.of("REQUIRED", "SUPPORTS", "MANDATORY");

    private TransactionRules() {}

    /** Propagation is never set, so a method joins the open transaction or begins one. */
    static ArchRule noTransactionBesideAnother() {
        return noClasses()
                .should()
                .callMethodWhere(describe("a transaction's propagation is set", TransactionRules::setsPropagation))
                .orShould()
                .callConstructor(TRANSACTION + "support.DefaultTransactionDefinition", int.class.getName())
                .orShould(ArchConditions.be(
                        describe("annotated for a transaction beside another", TransactionRules::isAnnotated)))
                .as("no transaction is begun inside another one: it would need a second connection");
    }

    private static boolean setsPropagation(JavaMethodCall call) {
        String owner = call.getTargetOwner().getPackageName();
        return call.getName().startsWith("setPropagationBehavior")
                && owner.startsWith("org.springframework.transaction");
    }

    private static boolean isAnnotated(JavaClass type) {
        return besides(type.tryGetAnnotationOfType(TRANSACTION + "annotation.Transactional"))
                || type.getMethods().stream().anyMatch(TransactionRules::isAnnotated);
    }

    private static boolean isAnnotated(JavaMethod method) {
        return besides(method.tryGetAnnotationOfType(TRANSACTION + "annotation.Transactional"));
    }

    private static boolean besides(Optional<? extends JavaAnnotation<?>> annotation) {
        return annotation
                .flatMap(found -> found.get("propagation"))
                .filter(set -> set instanceof JavaEnumConstant constant && !JOINING.contains(constant.name()))
                .isPresent();
    }
}
