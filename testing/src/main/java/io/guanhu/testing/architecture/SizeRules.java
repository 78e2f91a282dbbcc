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

/** Nobody reads a package with more files to its end; it should be two packages. */
final class SizeRules extends ArchCondition<JavaClass> {

    static final int MOST_FILES = 12;

    private static final String PACKAGE_INFO = "package-info";

    private final Map<String, Set<String>> files = new TreeMap<>();

    private SizeRules() {
        super("lie in a package of at most %d files", MOST_FILES);
    }

    static ArchRule noPackageIsTooBig() {
        return classes().should(new SizeRules()).as("a package has at most %d files".formatted(MOST_FILES));
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
        files.forEach((name, found) -> {
            if (found.size() > MOST_FILES) {
                events.add(SimpleConditionEvent.violated(
                        name,
                        "%s has %d files, at most %d are agreed: split it".formatted(name, found.size(), MOST_FILES)));
            }
        });
    }
}
