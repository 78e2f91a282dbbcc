package io.guanhu.customer.model.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.model.registration.Directory.KnownManager;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirectoryTests {

    private static final Directory WHOLE = known(true);

    private static Directory known(boolean whole) {
        return new Directory(
                Map.of("BJ/001", true, "SH/001", false),
                Map.of(
                        "E1101", new KnownManager("BJ/001", true),
                        "E1105", new KnownManager("BJ/001", false)),
                whole,
                whole);
    }

    @ParameterizedTest
    @CsvSource({"BJ/001, ''", "SH/001, branch-closed", "BJ, branch-unknown", "GZ/1, branch-unknown"})
    void takesOpenBranchesOfTheListAlone(String branch, String objection) {
        assertThat(WHOLE.objectionToBranch(branch).orElse("")).isEqualTo(objection);
    }

    @ParameterizedTest
    @CsvSource({
        "E1101, BJ/001, ''",
        "E1101, , ''",
        "E1101, SH/001, manager-of-other-branch",
        "E1105, BJ/001, manager-inactive",
        "E1190, BJ/001, manager-unknown"
    })
    void takesActiveManagersOfTheBranchAlone(String manager, @Nullable String branch, String objection) {
        assertThat(WHOLE.objectionToManager(manager, branch).orElse("")).isEqualTo(objection);
    }

    @Test
    void tellsNothingOfWhatItMayHearYet() {
        Directory part = known(false);

        assertThat(part.isUndecided("GZ/001", null)).isTrue();
        assertThat(part.isUndecided("BJ/001", "E1190")).isTrue();
        assertThat(part.isUndecided("SH/001", "E1101")).isFalse();
        assertThat(part.isUndecided(null, null)).isFalse();
        assertThat(WHOLE.isUndecided("GZ/001", "E1190")).isFalse();
    }
}
