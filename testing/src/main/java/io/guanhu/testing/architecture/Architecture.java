package io.guanhu.testing.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * The rules for the main classes of one module. A rule that finds nothing to check fails, so a
 * module's test must say what the module does not have. An exception that is no longer needed fails
 * too.
 *
 * <p>Classes and packages are named relative to the module's own package, such as
 * {@code parts.Journal}.
 */
public final class Architecture {

    private enum Kind {
        SERVICE,
        LIBRARY,
        TOOL
    }

    private final Kind kind;
    private final String module;
    private final JavaClasses mainClasses;
    private final Excepted blocking;
    private final Excepted clocks;
    private final Excepted sql;
    private final Excepted roles;
    private List<String> shared = List.of();
    private boolean model = true;
    private boolean endpoints = true;
    private boolean speaksSql = true;

    private Architecture(Kind kind, String module, JavaClasses mainClasses) {
        this.kind = kind;
        this.module = module;
        this.mainClasses = mainClasses;
        this.blocking = new Excepted(module);
        this.clocks = new Excepted(module);
        this.sql = new Excepted(module);
        this.roles = new Excepted(module);
    }

    /** A model with the rules, and slices around it that do not know each other. */
    public static Architecture service(String module) {
        return service(module, mainClasses(module));
    }

    /** Libraries for services: all rules except those about structure. */
    public static Architecture library(String module) {
        return library(module, mainClasses(module));
    }

    /** A process on its own threads, or a command, which may block. */
    public static Architecture tool(String module) {
        return tool(module, mainClasses(module));
    }

    static Architecture service(String module, JavaClasses classes) {
        return new Architecture(Kind.SERVICE, module, classes);
    }

    static Architecture library(String module, JavaClasses classes) {
        return new Architecture(Kind.LIBRARY, module, classes);
    }

    static Architecture tool(String module, JavaClasses classes) {
        return new Architecture(Kind.TOOL, module, classes);
    }

    /** From all archives, because the packages of some modules are spread over several. */
    private static JavaClasses mainClasses(String module) {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(module);
    }

    /**
     * Packages that slices may know besides the model, for what several slices do in the same way.
     */
    public Architecture sharing(String... packages) {
        require(kind == Kind.SERVICE, "Only a service has slices");
        shared = List.of(packages);
        return this;
    }

    /** The module has no rules of its own, and therefore no model. */
    public Architecture withoutModel() {
        require(kind == Kind.SERVICE, "Only a service has a model");
        model = false;
        return this;
    }

    /** The module has no controllers. */
    public Architecture withoutEndpoints() {
        require(kind != Kind.TOOL, "A tool's endpoints are not asked for");
        endpoints = false;
        return this;
    }

    /** The module has no database. */
    public Architecture withoutSql() {
        require(kind != Kind.TOOL, "A tool's statements are not asked for");
        speaksSql = false;
        return this;
    }

    /** A class that blocks, or subscribes itself, for a good reason. */
    public Architecture blocking(String type, String why) {
        require(kind != Kind.TOOL, "A tool may block anyway");
        blocking.add(type, why);
        return this;
    }

    /** The class that creates the clock for all others. */
    public Architecture makingTheClock(String type, String why) {
        clocks.add(type, why);
        return this;
    }

    /** A class with SQL that is not a store. */
    public Architecture speakingSql(String type, String why) {
        require(kind != Kind.TOOL, "A tool may speak SQL anyway");
        sql.add(type, why);
        return this;
    }

    /** A class that needs to know the roles of its caller, for something else than permissions. */
    public Architecture askingForRoles(String type, String why) {
        require(kind == Kind.SERVICE, "Only services are asked to decide by permissions");
        roles.add(type, why);
        return this;
    }

    /** A test for each rule, for a {@code @TestFactory}. */
    public Stream<DynamicTest> tests() {
        return rules().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(mainClasses)));
    }

    List<ArchRule> rules() {
        List<ArchRule> rules = new ArrayList<>(List.of(
                TimeRules.timeComesFromTheClock(clocks),
                SpringRules.noFieldInjection(),
                ModuleRules.noPackageIsInTwoModules(),
                SizeRules.noPackageIsTooBig()));
        if (kind != Kind.TOOL) {
            rules.addAll(List.of(
                    BlockingRules.nothingBlocks(blocking),
                    speaksSql ? SqlRules.onlyStoresSpeakSql(sql) : SqlRules.onlyStoresContainSql(),
                    endpoints ? SpringRules.everyEndpointSaysWhoMayCallIt() : SpringRules.noEndpoints(),
                    SpringRules.onlyPlatformTurnsExceptionsIntoAnswers(),
                    TransactionRules.noTransactionBesideAnother()));
        }
        if (kind == Kind.SERVICE) {
            var slices = new SliceRules(module, shared);
            rules.addAll(List.of(
                    model ? ModelRules.modelIsPure(module) : ModelRules.noModel(module),
                    slices.areIndependent(),
                    slices.keepTheirTypesToThemselves(),
                    PermissionRules.nobodyAsksForRoles(roles)));
        }
        return rules.stream().map(rule -> rule.allowEmptyShould(false)).toList();
    }

    private static void require(boolean fits, String otherwise) {
        if (!fits) {
            throw new IllegalStateException(otherwise);
        }
    }
}
