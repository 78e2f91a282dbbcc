package io.guanhu.testing.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * The rules for the main classes of one module. A rule that finds nothing to check fails: what a
 * module does without, its test says. An exception that is not needed any more fails too.
 *
 * <p>Classes and packages are named from the module's own package on, such as {@code
 * parts.Journal}.
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
    private final Map<String, Integer> tooBig = new TreeMap<>();
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
    }

    /** A model that decides, and slices around it that do not know each other. */
    public static Architecture service(String module) {
        return service(module, mainClasses(module));
    }

    /** What services stand on: held to all that is asked of them, but for their shape. */
    public static Architecture library(String module) {
        return library(module, mainClasses(module));
    }

    /** A process on threads of its own, or a command: it may wait. */
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

    /** From wherever they come: some modules' packages lie in the archives of several. */
    private static JavaClasses mainClasses(String module) {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(module);
    }

    /** Packages that slices may know beside the model: what several must do in the same way. */
    public Architecture sharing(String... packages) {
        require(kind == Kind.SERVICE, "Only a service has slices");
        shared = List.of(packages);
        return this;
    }

    /** There are no rules to decide by. */
    public Architecture withoutModel() {
        require(kind == Kind.SERVICE, "Only a service has a model");
        model = false;
        return this;
    }

    /** Nobody is answered over HTTP by a controller. */
    public Architecture withoutEndpoints() {
        require(kind != Kind.TOOL, "A tool's endpoints are not asked for");
        endpoints = false;
        return this;
    }

    /** There is no database. */
    public Architecture withoutSql() {
        require(kind != Kind.TOOL, "A tool's statements are not asked for");
        speaksSql = false;
        return this;
    }

    /** A class that blocks, or subscribes by itself, for a good reason. */
    public Architecture blocking(String type, String why) {
        require(kind != Kind.TOOL, "A tool may block anyway");
        blocking.add(type, why);
        return this;
    }

    /** The class that makes the clock which all others are given. */
    public Architecture makingTheClock(String type, String why) {
        clocks.add(type, why);
        return this;
    }

    /** A class that speaks SQL though it is no store. */
    public Architecture speakingSql(String type, String why) {
        require(kind != Kind.TOOL, "A tool may speak SQL anyway");
        sql.add(type, why);
        return this;
    }

    /**
     * A package with more files than a package should have; the number may only shrink.
     *
     * @param name the module's own package is named in full
     */
    public Architecture stillTooBig(String name, int files) {
        tooBig.put(name.equals(module) ? module : module + "." + name, files);
        return this;
    }

    /** A test for each rule, to be returned by a {@code @TestFactory}. */
    public Stream<DynamicTest> tests() {
        return rules().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(mainClasses)));
    }

    List<ArchRule> rules() {
        List<ArchRule> rules = new ArrayList<>(List.of(
                TimeRules.timeComesFromTheClock(clocks),
                SpringRules.noFieldInjection(),
                ModuleRules.noPackageIsInTwoModules(),
                SizeRules.noPackageIsTooBig(tooBig)));
        if (kind != Kind.TOOL) {
            rules.addAll(List.of(
                    BlockingRules.nothingBlocks(blocking),
                    speaksSql ? SqlRules.onlyStoresSpeakSql(sql) : SqlRules.nobodySpeaksSql(),
                    endpoints ? SpringRules.everyEndpointSaysWhoMayCallIt() : SpringRules.noEndpoints(),
                    SpringRules.onlyPlatformTurnsExceptionsIntoAnswers(),
                    TransactionRules.noTransactionBesideAnother()));
        }
        if (kind == Kind.SERVICE) {
            var slices = new SliceRules(module, shared);
            rules.addAll(List.of(
                    model ? ModelRules.modelIsPure(module) : ModelRules.noModel(module),
                    slices.areIndependent(),
                    slices.keepTheirTypesToThemselves()));
        }
        return rules.stream().map(rule -> rule.allowEmptyShould(false)).toList();
    }

    private static void require(boolean fits, String otherwise) {
        if (!fits) {
            throw new IllegalStateException(otherwise);
        }
    }
}
