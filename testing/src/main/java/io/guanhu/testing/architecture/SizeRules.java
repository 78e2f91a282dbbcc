package io.guanhu.testing.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.Source;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Nobody reads a package with more files to its end; it should be two packages. */
final class SizeRules extends ArchCondition<JavaClass> {

    static final int MOST_FILES = 12;

    private static final String PACKAGE_INFO = "package-info";

    private final Map<String, Integer> tooBig;
    private final Map<String, Set<String>> files = new TreeMap<>();

    private SizeRules(Map<String, Integer> tooBig) {
        super("lie in a package of at most %d files", MOST_FILES);
        this.tooBig = Map.copyOf(tooBig);
    }

    /** @param tooBig packages that are too big today, with their number of files */
    static ArchRule noPackageIsTooBig(Map<String, Integer> tooBig) {
        return classes()
                .should(new SizeRules(tooBig))
                .as("a package has at most %d files; those with more only shrink".formatted(MOST_FILES));
    }

    @Override
    public void init(Collection<JavaClass> allTypes) {
        files.clear();
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        JavaClass outermost = Excepted.outermost(type);
        if (!outermost.getSimpleName().equals(PACKAGE_INFO)) {
            files.computeIfAbsent(type.getPackageName(), _ -> new HashSet<>())
                    .add(type.getSource().flatMap(Source::getFileName).orElseGet(outermost::getSimpleName));
        }
    }

    @Override
    public void finish(ConditionEvents events) {
        var packages = new TreeSet<>(files.keySet());
        packages.addAll(tooBig.keySet());
        for (String name : packages) {
            String fault = fault(files.getOrDefault(name, Set.of()).size(), tooBig.getOrDefault(name, MOST_FILES));
            if (!fault.isEmpty()) {
                events.add(SimpleConditionEvent.violated(name, name + " " + fault));
            }
        }
    }

    private static String fault(int found, int agreed) {
        if (found > agreed) {
            return "has %d files, at most %d are agreed: split it".formatted(found, agreed);
        }
        if (agreed > MOST_FILES && found > MOST_FILES && found < agreed) {
            return "has only %d files left: say so instead of %d".formatted(found, agreed);
        }
        if (agreed > MOST_FILES && found <= MOST_FILES) {
            return "has %d files: it needs no exception any more".formatted(found);
        }
        return "";
    }
}
