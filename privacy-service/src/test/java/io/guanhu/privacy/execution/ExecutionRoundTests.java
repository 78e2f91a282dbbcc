package io.guanhu.privacy.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.testing.Memory;
import io.guanhu.privacy.docket.InMemoryDocket;
import io.guanhu.privacy.docket.InMemoryDueStore;
import io.guanhu.privacy.model.Category;
import io.guanhu.privacy.model.assessment.Assessments;
import io.guanhu.privacy.model.lifecycle.Executing;
import io.guanhu.privacy.model.lifecycle.Executing.Step;
import io.guanhu.privacy.model.lifecycle.Submitted;
import io.guanhu.privacy.model.request.Filings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What the worker takes up, and when it looks again. */
class ExecutionRoundTests {

    private final Memory memory = new Memory("privacy-service");
    private final InMemoryDocket docket = new InMemoryDocket(memory);
    private final InMemoryDueStore due = new InMemoryDueStore(memory, docket.requests());
    private final List<String> ran = new ArrayList<>();
    private final Map<UUID, RuntimeException> failing = new HashMap<>();
    private final ExecutionWorker worker = new ExecutionWorker(
            due,
            docket.requests(),
            Arrays.stream(Step.values()).<ExecutionStep>map(Recorded::new).toList(),
            InMemorySteps.SETTINGS,
            memory.clock());

    @Test
    void runsTheStepThatARequestIsIn() {
        executing(Step.CERTIFYING);
        executing(Step.ORDERING);

        assertThat(memory.get(worker.round())).isLessThan(Duration.ofSeconds(1));
        assertThat(ran).containsExactly("CERTIFYING", "ORDERING");
    }

    @Test
    void restsWhenNothingIsDue() {
        UUID later = executing(Step.ORDERING);
        due.put(later, Memory.NOW.plusSeconds(1));

        assertThat(memory.get(worker.round())).isEqualTo(Duration.ofSeconds(30));
        assertThat(ran).isEmpty();
    }

    @Test
    void takesUpNothingThatIsNotExecuted() {
        var submitted = new Submitted(Filings.own(UUID.randomUUID(), Memory.NOW));
        due.put(docket.requests().put(submitted).id(), Memory.NOW);

        memory.get(worker.round());

        assertThat(ran).isEmpty();
    }

    @Test
    void looksAgainSoonAtWhatWaitsForSomebodyElse() {
        UUID id = executing(Step.AWAITING_RECEIPTS);
        failing.put(id, new NotYetException("receipts"));

        memory.get(worker.round());

        assertThat(due.due()).containsEntry(id, Memory.NOW.plusSeconds(10));
        assertThat(due.failures(id)).as("waiting is no failure").isZero();
    }

    @Test
    void goesOnWithTheOthersWhenOneFails() {
        UUID broken = executing(Step.ORDERING);
        failing.put(broken, new IllegalStateException("an outage"));
        executing(Step.NOTIFYING);

        memory.get(worker.round());

        assertThat(ran).containsExactly("ORDERING", "NOTIFYING");
        assertThat(due.failures(broken)).isOne();
    }

    private UUID executing(Step step) {
        var filing = Filings.own(UUID.randomUUID(), Memory.NOW);
        docket.requests().put(new Executing(filing, Assessments.erasing(Category.CONTACT), step));
        due.put(filing.requestId(), Memory.NOW);
        return filing.requestId();
    }

    private final class Recorded implements ExecutionStep {

        private final Step step;

        Recorded(Step step) {
            this.step = step;
        }

        @Override
        public Step step() {
            return step;
        }

        @Override
        public Mono<Void> run(Executing executing) {
            ran.add(step.name());
            RuntimeException failure = failing.get(executing.filing().requestId());
            return failure == null ? Mono.empty() : Mono.error(failure);
        }
    }
}
