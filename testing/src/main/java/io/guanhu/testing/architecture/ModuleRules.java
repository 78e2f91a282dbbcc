package io.guanhu.testing.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A package is complete in one module: none of it is in another module's archive. */
final class ModuleRules extends ArchCondition<JavaClass> {

    private final Map<String, Set<String>> places = new TreeMap<>();

    private ModuleRules() {
        super("lie in packages of one module each");
    }

    static ArchRule noPackageIsInTwoModules() {
        return classes().should(new ModuleRules()).as("a package is in one module");
    }

    @Override
    public void init(Collection<JavaClass> allTypes) {
        places.clear();
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        String file = type.getName().replace('.', '/') + ".class";
        type.getSource()
                .map(source -> source.getUri().toString())
                .map(uri -> uri.substring(0, uri.length() - file.length()))
                .ifPresent(place -> places.computeIfAbsent(type.getPackageName(), _ -> new TreeSet<>())
                        .add(place));
    }

    @Override
    public void finish(ConditionEvents events) {
        places.forEach((name, found) -> {
            if (found.size() > 1) {
                events.add(SimpleConditionEvent.violated(
                        name, "%s is in %s: give each module a package of its own".formatted(name, found)));
            }
        });
    }
}
