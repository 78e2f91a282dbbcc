package io.guanhu.platform.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferencesTests {

    @ParameterizedTest
    @ValueSource(strings = {"HQ", "BJ", "BJ/CHAOYANG/001", "A/B/C/D/E/F/G/H"})
    void takesPathsOfBranches(String path) {
        assertThat(References.isBranch(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "bj",
                "BJ/",
                "/BJ",
                "BJ//001",
                "BJ 001",
                "ABCDEFGHIJABCDEFGHIJABCDEFGHIJABCDEFGHIJ",
                "A/B/C/D/E/F/G/H/I",
                "BJ/朝阳",
                "BJ\n"
            })
    void refusesOtherPaths(String path) {
        assertThat(References.isBranch(path)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"E101", "E1101", "T12345678901"})
    void takesEmployeeIds(String id) {
        assertThat(References.isEmployeeId(id)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "e1101", "E12", "1101", "E1101 ", "E-1101", "EE1101", "E123456789012"})
    void refusesOtherIds(String id) {
        assertThat(References.isEmployeeId(id)).isFalse();
    }
}
