package io.guanhu.testing.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;

/** Whether each store has a test of its own, with a real database. */
public final class StoreTests {

    private StoreTests() {}

    /**
     * The stores of a module that have no {@code *StoreIT} in their package.
     *
     * @return named from the module's own package on, such as {@code pool.PoolStore}
     * @throws IllegalStateException if there are no stores at all
     */
    public static List<String> missing(String module) {
        return missing(
                module,
                new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages(module));
    }

    static List<String> missing(String module, JavaClasses classes) {
        List<JavaClass> stores = classes.stream()
                .filter(each -> each.isTopLevelClass() && each.getSimpleName().endsWith("Store"))
                .toList();
        if (stores.isEmpty()) {
            throw new IllegalStateException("There are no stores in " + module);
        }
        return stores.stream()
                .filter(store -> !isTested(store))
                .map(store -> store.getName().substring(module.length() + 1))
                .sorted()
                .toList();
    }

    private static boolean isTested(JavaClass store) {
        String test = store.getName().replace('.', '/') + "IT.class";
        return StoreTests.class.getClassLoader().getResource(test) != null;
    }
}
