package io.guanhu.testing.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.Collection;
import java.util.stream.Stream;

/** A slice does one job, and a change to it affects no other. */
final class SliceRules {

    private final String service;
    private final String[] known;

    SliceRules(String service, Collection<String> shared) {
        this.service = service;
        this.known = Stream.concat(Stream.of("model"), shared.stream())
                .map(name -> service + "." + name + "..")
                .toArray(String[]::new);
    }

    ArchRule areIndependent() {
        return SlicesRuleDefinition.slices()
                .matching(service + ".(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(DescribedPredicate.alwaysTrue(), JavaClass.Predicates.resideInAnyPackage(known))
                .as("slices know the model and platform, never each other");
    }

    ArchRule keepTheirTypesToThemselves() {
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
}
