package io.guanhu.privacy.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.DataCategory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CategoryTests {

    /** Orders are translated by name. */
    @Test
    void hasTheNamesOfTheContract() {
        assertThat(Stream.of(Category.values()).map(Enum::name))
                .containsExactlyElementsOf(
                        Stream.of(DataCategory.values()).map(Enum::name).toList());
    }
}
