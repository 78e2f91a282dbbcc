package io.guanhu.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanhu.local.layout.Port;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpOptionsTests {

    @Test
    void keepsDataUnderTheSourceTreeUnlessToldOtherwise() {
        UpOptions options = UpOptions.parse();

        assertThat(options.data()).isEqualTo(options.root().resolve("deploy/local/.data"));
        assertThat(options.fresh()).isFalse();
        assertThat(options.customers()).isEqualTo(UpOptions.ALL_CUSTOMERS);
    }

    @Test
    void takesWhatIsGiven() {
        UpOptions options = UpOptions.parse("--fresh", "--standby", "--customers", "0", "--data", "/tmp/suite");

        assertThat(options.fresh()).isTrue();
        assertThat(options.standby()).isTrue();
        assertThat(options.customers()).isZero();
        assertThat(options.data()).hasToString("/tmp/suite");
    }

    @Test
    void leavesEveryPortWithinTheirRange() {
        assertThat(Port.values())
                .isNotEmpty()
                .allMatch(port -> port.at(Port.LARGEST_OFFSET) <= 65_535)
                .doesNotHaveDuplicates();
    }

    /** A thousand, for instance, would put the gateway of one suite on the management port of another. */
    @Test
    void neverLetsTwoSuitesNeedTheSamePort() {
        assertThat(Port.values())
                .allSatisfy(one -> assertThat(Port.values())
                        .filteredOn(other -> other != one)
                        .noneMatch(other -> (one.at(0) - other.at(0)) % Port.OFFSET_STEP == 0));
    }

    @ParameterizedTest
    @CsvSource({
        "--quickly, unknown",
        "--data, needs a value",
        "--customers many, needs a number",
        "--customers -1, needs a number",
        "--port-offset 47500, up to 45000",
        "--port-offset 1000, a multiple of 2500"
    })
    void refusesTheRestInASentence(String line, String reason) {
        assertThatThrownBy(() -> UpOptions.parse(line.split(" ")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }
}
