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

    @ParameterizedTest
    @CsvSource({
        "--quickly, unknown",
        "--data, needs a value",
        "--customers many, needs a number",
        "--customers -1, needs a number",
        "--port-offset 45001, up to 45000"
    })
    void refusesTheRestInASentence(String line, String reason) {
        assertThatThrownBy(() -> UpOptions.parse(line.split(" ")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }
}
