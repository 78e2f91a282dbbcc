package io.guanhu.testing.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;

/** How Spring is used. */
final class SpringRules {

    private static final String SPRING_WEB = "org.springframework.web.bind.annotation.";

    private SpringRules() {}

    static ArchRule noFieldInjection() {
        return noFields()
                .should()
                .beMetaAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
                .orShould()
                .beMetaAnnotatedWith("org.springframework.beans.factory.annotation.Value")
                .orShould()
                .beAnnotatedWith("jakarta.inject.Inject")
                .orShould()
                .beAnnotatedWith("jakarta.annotation.Resource")
                .as("dependencies come through the constructor");
    }

    static ArchRule onlyPlatformTurnsExceptionsIntoAnswers() {
        return methods()
                .should()
                .notBeAnnotatedWith(SPRING_WEB + "ExceptionHandler")
                .as("only io.guanhu.platform.problem turns exceptions into answers");
    }

    static ArchRule everyEndpointSaysWhoMayCallIt() {
        return methods()
                .that(describe("are endpoints", SpringRules::isEndpoint))
                .should(ArchCondition.from(describe(
                        "name a permission of the table, or be open to everybody", SpringRules::saysWhoMayCallIt)))
                .as("every endpoint says by @Permitted who may call it");
    }

    static ArchRule noEndpoints() {
        DescribedPredicate<JavaClass> haveNone =
                describe("have no endpoints", type -> type.getMethods().stream().noneMatch(SpringRules::isEndpoint));
        return classes().should(ArchCondition.from(haveNone)).as("there are no endpoints, as the module's test says");
    }

    private static boolean saysWhoMayCallIt(JavaMethod method) {
        return method.isAnnotatedWith("io.guanhu.platform.security.Permitted")
                || method.tryGetAnnotationOfType("org.springframework.security.access.prepost.PreAuthorize")
                        .flatMap(rule -> rule.get("value"))
                        .filter("permitAll()"::equals)
                        .isPresent();
    }

    static boolean isEndpoint(JavaMethod method) {
        return method.isMetaAnnotatedWith(SPRING_WEB + "RequestMapping");
    }
}
