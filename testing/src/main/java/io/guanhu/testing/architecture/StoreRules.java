package io.guanhu.testing.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaParameter;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchRule;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A store's rows are its own, or the model's: a column can change without a change of the API, and
 * the API without a change of a statement.
 */
final class StoreRules {

    /** How JSON is written and described. */
    private static final List<String> JSON = List.of("com.fasterxml.jackson.annotation", "io.swagger");

    private static final String REQUEST_BODY = "org.springframework.web.bind.annotation.RequestBody";

    private final String module;

    /** The records that endpoints take and answer with, and those within, outside the model. */
    private final Set<String> api = new HashSet<>();

    private StoreRules(String module, Iterable<JavaClass> classes) {
        this.module = module;
        for (JavaClass type : classes) {
            type.getMethods().stream()
                    .filter(SpringRules::isEndpoint)
                    .flatMap(StoreRules::bodies)
                    .forEach(this::addToApi);
        }
    }

    static ArchRule storesDoNotKnowTheApi(String module, Iterable<JavaClass> classes) {
        var rules = new StoreRules(module, classes);
        return noClasses()
                .that(describe("are stores", StoreRules::isStore))
                .should()
                .dependOnClassesThat(describe("belong to the API", rules::belongsToApi))
                .as("a store returns the model or rows of its own, never a record of the API");
    }

    private static Stream<JavaType> bodies(JavaMethod endpoint) {
        return Stream.concat(
                Stream.of(endpoint.getReturnType()),
                endpoint.getParameters().stream()
                        .filter(parameter -> parameter.isAnnotatedWith(REQUEST_BODY))
                        .map(JavaParameter::getType));
    }

    private void addToApi(JavaType body) {
        body.getAllInvolvedRawTypes().stream()
                .filter(type -> type.isRecord() && isOurs(type))
                .filter(type -> api.add(type.getName()))
                .flatMap(type -> type.getFields().stream())
                .forEach(field -> addToApi(field.getType()));
    }

    private boolean isOurs(JavaClass type) {
        return isIn(type, module) && !isIn(type, module + ".model") && !isIn(type, module + ".contract");
    }

    private static boolean isIn(JavaClass type, String name) {
        return (type.getPackageName() + ".").startsWith(name + ".");
    }

    private boolean belongsToApi(JavaClass type) {
        return api.contains(type.getName())
                || isPartOf(type, StoreRules::isController)
                || JSON.stream().anyMatch(name -> isIn(type, name));
    }

    private static boolean isController(JavaClass type) {
        return type.getSimpleName().endsWith("Controller")
                || type.getMethods().stream().anyMatch(SpringRules::isEndpoint);
    }

    static boolean isStore(JavaClass type) {
        return isPartOf(type, each -> each.getSimpleName().endsWith("Store"));
    }

    private static boolean isPartOf(JavaClass type, Predicate<JavaClass> whole) {
        return whole.test(type)
                || type.getEnclosingClass()
                        .filter(outer -> isPartOf(outer, whole))
                        .isPresent();
    }
}
