package io.guanhu.testing;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/** What keeps a service's parts in their places, checked on its main classes. */
public final class ArchitectureRules {

    private static final String SPRING_WEB = "org.springframework.web.bind.annotation.";

    private final JavaClasses mainClasses;
    private final List<ArchRule> rules;

    private ArchitectureRules(JavaClasses mainClasses, List<ArchRule> rules) {
        this.mainClasses = mainClasses;
        this.rules = rules;
    }

    /**
     * The rules for the service that lives in this package.
     *
     * @param shared subpackages that slices may know beside the model, such as {@code timeline};
     *     for what several slices must do in the same way
     */
    public static ArchitectureRules of(String servicePackage, String... shared) {
        String[] known = Stream.concat(Stream.of("model"), Stream.of(shared))
                .map(name -> servicePackage + "." + name + "..")
                .toArray(String[]::new);
        JavaClasses mainClasses = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
                .importPackages(servicePackage);
        return new ArchitectureRules(
                mainClasses,
                List.of(
                        modelIsPure(servicePackage),
                        slicesAreIndependent(servicePackage, known),
                        onlySharedIsPublic(servicePackage, known),
                        nothingBlocks(),
                        timeComesFromTheClock(),
                        onlyStoresSpeakSql(),
                        onlyPlatformTurnsExceptionsIntoAnswers(),
                        noFieldInjection(),
                        everyEndpointSaysWhoMayCallIt(),
                        TransactionRules.noTransactionBesideAnother()));
    }

    /** Each can be a dynamic test of its own. */
    public List<ArchRule> rules() {
        return rules;
    }

    public void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(mainClasses);
    }

    /** Checks all; the first broken rule throws. */
    public void check() {
        rules.forEach(this::check);
    }

    private static ArchRule modelIsPure(String service) {
        return classes()
                .that()
                .resideInAPackage(service + ".model..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        service + ".model..",
                        "java..",
                        "org.jspecify..",
                        "io.guanhu.tlog..",
                        "io.guanhu.platform.contract..")
                .as(
                        "the model depends on java.*, the contracts and the log's formats only, so that it decides without clock, database or network");
    }

    private static ArchRule slicesAreIndependent(String service, String[] known) {
        return SlicesRuleDefinition.slices()
                .matching(service + ".(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(DescribedPredicate.alwaysTrue(), JavaClass.Predicates.resideInAnyPackage(known))
                .as("slices know the model and platform, never each other");
    }

    private static ArchRule onlySharedIsPublic(String service, String[] known) {
        return classes()
                .that()
                .resideInAPackage(service + "..")
                .and()
                .resideOutsideOfPackages(
                        Stream.concat(Stream.of(service), Stream.of(known)).toArray(String[]::new))
                .and()
                .areTopLevelClasses()
                .should()
                .notBePublic()
                .as("outside the model, and what slices share, nothing is public");
    }

    private static ArchRule nothingBlocks() {
        return noClasses()
                .should()
                .accessTargetWhere(
                        isCallTo("reactor.core.publisher", "block", "blockFirst", "blockLast", "blockOptional"))
                .orShould()
                .accessTargetWhere(isCallTo("reactor.core.publisher", "subscribe"))
                .orShould()
                .callMethodWhere(JavaAccess.Predicates.target(AccessTarget.Predicates.declaredIn(Thread.class))
                        .and(JavaAccess.Predicates.target(nameIs("sleep"))))
                .as("main code neither blocks, nor subscribes by itself, nor sleeps");
    }

    private static DescribedPredicate<JavaAccess<?>> isCallTo(String ownerPackage, String... names) {
        return describe(
                "a call to " + String.join(", ", names) + " of " + ownerPackage,
                access -> access.getTargetOwner().getPackageName().equals(ownerPackage)
                        && List.of(names).contains(access.getName()));
    }

    private static DescribedPredicate<AccessTarget> nameIs(String name) {
        return describe("named " + name, target -> target.getName().equals(name));
    }

    private static ArchRule timeComesFromTheClock() {
        return noClasses()
                .should()
                .callMethodWhere(describe(
                        "a call to now() without a clock",
                        call -> call.getName().equals("now")
                                && call.getTargetOwner().getPackageName().equals("java.time")
                                && call.getTarget().getRawParameterTypes().stream()
                                        .noneMatch(type -> type.isEquivalentTo(Clock.class))))
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .as("time comes from an injected Clock");
    }

    private static ArchRule onlyStoresSpeakSql() {
        return noClasses()
                .that(describe(
                        "are not part of a *Store",
                        type -> !outermost(type).getSimpleName().endsWith("Store")))
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.springframework.r2dbc.core.DatabaseClient")
                .as("only *Store classes speak SQL");
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(ArchitectureRules::outermost).orElse(type);
    }

    private static ArchRule onlyPlatformTurnsExceptionsIntoAnswers() {
        return methods()
                .should()
                .notBeAnnotatedWith(SPRING_WEB + "ExceptionHandler")
                .as("only io.guanhu.platform.problem turns exceptions into answers");
    }

    private static ArchRule noFieldInjection() {
        return noFields()
                .should()
                .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
                .orShould()
                .beAnnotatedWith("org.springframework.beans.factory.annotation.Value")
                .as("dependencies come through the constructor");
    }

    private static ArchRule everyEndpointSaysWhoMayCallIt() {
        return methods()
                .that(describe("are endpoints", ArchitectureRules::isEndpoint))
                .should(ArchCondition.from(describe(
                        "name a permission of the table, or be open to everybody",
                        ArchitectureRules::saysWhoMayCallIt)))
                .as("every endpoint says by @Permitted who may call it");
    }

    private static boolean saysWhoMayCallIt(JavaMethod method) {
        return method.isAnnotatedWith("io.guanhu.platform.security.Permitted")
                || method.tryGetAnnotationOfType("org.springframework.security.access.prepost.PreAuthorize")
                        .flatMap(rule -> rule.get("value"))
                        .filter("permitAll()"::equals)
                        .isPresent();
    }

    private static boolean isEndpoint(JavaMethod method) {
        return method.isMetaAnnotatedWith(SPRING_WEB + "RequestMapping");
    }
}
