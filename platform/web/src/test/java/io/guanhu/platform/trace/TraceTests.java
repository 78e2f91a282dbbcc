package io.guanhu.platform.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceTests {

    private static final String ID = "4bf92f3577b34da6a3ce929d0e0e4736";

    @Test
    void continuesAValidTraceWithASpanOfItsOwn() {
        Trace trace = Trace.continuing("00-" + ID + "-00f067aa0ba902b7-01");
        assertThat(trace.id()).isEqualTo(ID);
        assertThat(trace.span()).matches("[0-9a-f]{16}").isNotEqualTo("00f067aa0ba902b7");
        assertThat(trace.parent()).isEqualTo("00-" + ID + "-" + trace.span() + "-01");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-" + ID + "-00f067aa0ba902b7",
                "00-" + ID + "\n-00f067aa0ba902b7-01",
                "ff-" + ID + "-00f067aa0ba902b7-01"
            })
    void beginsANewTraceOtherwise(@Nullable String header) {
        assertThat(Trace.continuing(header).id()).matches("[0-9a-f]{32}").isNotEqualTo(ID);
    }
}
