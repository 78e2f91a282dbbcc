package io.guanhu.privacy.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.guanhu.privacy.model.lifecycle.Executing;
import io.guanhu.privacy.model.lifecycle.Executing.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;

class ExecutionWorkerTests {

    @Test
    void findsEachStep() {
        List<ExecutionStep> all = all();

        assertThat(ExecutionWorker.byStep(all))
                .hasSize(Step.values().length)
                .containsValues(all.toArray(ExecutionStep[]::new));
    }

    @ParameterizedTest
    @EnumSource
    void refusesAMissingStep(Step missing) {
        List<ExecutionStep> others =
                all().stream().filter(each -> each.step() != missing).toList();

        assertThatIllegalStateException()
                .isThrownBy(() -> ExecutionWorker.byStep(others))
                .withMessageContaining(missing.name());
    }

    @ParameterizedTest
    @EnumSource
    void refusesTwoOfOneStep(Step twice) {
        var steps = new ArrayList<>(all());
        steps.add(new Idle(twice));

        assertThatIllegalStateException()
                .isThrownBy(() -> ExecutionWorker.byStep(steps))
                .withMessageContaining(twice.name());
    }

    private static List<ExecutionStep> all() {
        return Arrays.stream(Step.values()).<ExecutionStep>map(Idle::new).toList();
    }

    private record Idle(Step step) implements ExecutionStep {

        @Override
        public Mono<Void> run(Executing executing) {
            return Mono.empty();
        }
    }
}
