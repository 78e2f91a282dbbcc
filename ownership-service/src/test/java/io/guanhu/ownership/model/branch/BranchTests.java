package io.guanhu.ownership.model.branch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BranchTests {

    @ParameterizedTest(name = "{0} covers {1}: {2}")
    @CsvSource({
        "BJ, BJ/CHAOYANG/001, true",
        "BJ/CHAOYANG, BJ/CHAOYANG, true",
        "BJ/CHAOYANG, BJ/CHAOYANG2/001, false",
        "BJ/CHAOYANG/001, BJ/CHAOYANG, false"
    })
    void coversItsSubtree(String upper, String lower, boolean covers) {
        assertThat(new Branch(upper).covers(new Branch(lower))).isEqualTo(covers);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/BJ", "BJ/", "bj", "BJ//001", "BJ CHAOYANG"})
    void isNotAPath(String text) {
        assertThat(Branch.wellFormed(text)).isFalse();
    }
}
