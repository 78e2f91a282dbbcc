package io.guanhu.testing.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoreTestsTests {

    private static final String SAMPLE = StoreTestsTests.class.getPackageName() + ".sample.";

    private static List<String> missing(String module) {
        return StoreTests.missing(SAMPLE + module, new ClassFileImporter().importPackages(SAMPLE + module));
    }

    @Test
    void namesAStoreWithoutATest() {
        assertThat(missing("good")).containsExactly("greeting.GreetingStore");
    }

    @Test
    void findsATestInTheStoresPackage() {
        assertThat(missing("tested")).isEmpty();
    }

    @Test
    void failsWhereThereIsNothingToCheck() {
        assertThatIllegalStateException().isThrownBy(() -> missing("nothing"));
    }
}
