package io.guanhu.testing.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Set;

/**
 * A model decides by its arguments alone, and always gives the same answer: without clock,
 * randomness, threads, files, network or database. What it may use is listed; everything else is
 * refused.
 */
final class ModelRules extends ArchCondition<JavaClass> {

    /** Without their subpackages. */
    private static final Set<String> PACKAGES = Set.of(
            "java.lang",
            "java.lang.annotation",
            "java.lang.invoke",
            "java.lang.runtime",
            "java.math",
            "java.nio.charset",
            "java.text",
            "java.time",
            "java.time.chrono",
            "java.time.format",
            "java.time.temporal",
            "java.util",
            "java.util.function",
            "java.util.regex",
            "java.util.stream",
            "org.jspecify.annotations",
            "io.guanhu.tlog.note",
            "io.guanhu.tlog.proof",
            "io.guanhu.tlog.tree",
            "io.guanhu.platform.contract");

    /**
     * Classes from other packages: bytes in memory, digests, which only compute, and the words of
     * the permission table.
     */
    private static final Set<String> CLASSES = Set.of(
            "java.nio.ByteBuffer",
            "java.security.MessageDigest",
            "java.security.NoSuchAlgorithmException",
            "io.guanhu.platform.permission.Relation");

    /**
     * Exceptions in the packages above: clocks, randomness, threads, processes and outside input.
     */
    private static final Set<String> NOT_ALLOWED = Set.of(
            "java.lang.ClassLoader",
            "java.lang.InheritableThreadLocal",
            "java.lang.Module",
            "java.lang.Process",
            "java.lang.ProcessBuilder",
            "java.lang.ProcessHandle",
            "java.lang.Runtime",
            "java.lang.ScopedValue",
            "java.lang.Thread",
            "java.lang.ThreadGroup",
            "java.lang.ThreadLocal",
            "java.time.Clock",
            "java.time.InstantSource",
            "java.util.Calendar",
            "java.util.Date",
            "java.util.GregorianCalendar",
            "java.util.Random",
            "java.util.Scanner",
            "java.util.ServiceLoader",
            "java.util.SplittableRandom",
            "java.util.TimeZone",
            "java.util.Timer",
            "java.util.TimerTask");

    /** Exceptions in the remaining classes, which query the machine. */
    private static final Map<String, Set<String>> MEMBERS_NOT_ALLOWED = Map.of(
            "java.lang.Class", Set.of("forName", "getClassLoader", "getResource", "getResourceAsStream"),
            "java.lang.Math", Set.of("random"),
            "java.lang.StrictMath", Set.of("random"),
            "java.nio.charset.Charset", Set.of("defaultCharset"),
            "java.time.ZoneId", Set.of("systemDefault"),
            "java.util.Collection", Set.of("parallelStream"),
            "java.util.Collections", Set.of("shuffle"),
            "java.util.Locale", Set.of("getDefault", "setDefault"),
            "java.util.UUID", Set.of("randomUUID"),
            "java.util.stream.BaseStream", Set.of("parallel"));

    private final String model;

    private ModelRules(String model) {
        super("decide by their arguments alone");
        this.model = model;
    }

    static ArchRule modelIsPure(String service) {
        String model = service + ".model";
        return classes()
                .that()
                .resideInAPackage(model + "..")
                .should(new ModelRules(model))
                .as("the model decides by its arguments alone: it uses what ModelRules lists, and nothing else");
    }

    static ArchRule noModel(String service) {
        return noClasses()
                .should()
                .resideInAPackage(service + ".model..")
                .as("there is no model, as the module's test says");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        type.getDirectDependenciesFromSelf().stream()
                .filter(dependency -> !isAllowed(dependency.getTargetClass().getBaseComponentType()))
                .forEach(dependency ->
                        events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription())));
        type.getAccessesFromSelf().stream()
                .filter(ModelRules::asksTheMachine)
                .forEach(access -> events.add(SimpleConditionEvent.violated(access, access.getDescription())));
    }

    private boolean isAllowed(JavaClass type) {
        String home = type.getPackageName();
        return type.isPrimitive()
                || CLASSES.contains(type.getName())
                || home.equals(model)
                || home.startsWith(model + ".")
                || (PACKAGES.contains(home)
                        && !NOT_ALLOWED.contains(Excepted.outermost(type).getName()));
    }

    private static boolean asksTheMachine(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        String name = access.getName();
        return (name.equals("now") && owner.getPackageName().startsWith("java.time"))
                || (owner.isEquivalentTo(System.class) && !name.equals("arraycopy"))
                || MEMBERS_NOT_ALLOWED.entrySet().stream()
                        .anyMatch(
                                members -> members.getValue().contains(name) && owner.isAssignableTo(members.getKey()));
    }
}
