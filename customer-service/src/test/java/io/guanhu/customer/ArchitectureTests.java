package io.guanhu.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.testing.architecture.Architecture;
import io.guanhu.testing.architecture.StoreTests;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * All slices stand on the customers and the vault, with the fields, values and tokens of what it
 * holds, and on who people are or may be, and how often that is asked. The steps of a change share
 * how it is kept, and all ways of registering somebody share how that is done.
 */
class ArchitectureTests {

    @TestFactory
    Stream<DynamicTest> everythingIsInItsPlace() {
        return Architecture.service("io.guanhu.customer")
                .sharing(
                        "customers",
                        "vault",
                        "fields",
                        "values",
                        "tokens",
                        "retention",
                        "messages",
                        "people",
                        "matching",
                        "probing",
                        "directory",
                        "change",
                        "draft",
                        "registration")
                .tests();
    }

    @Test
    void everyStoreHasATestOfItsOwn() {
        assertThat(StoreTests.missing("io.guanhu.customer")).isEmpty();
    }
}
