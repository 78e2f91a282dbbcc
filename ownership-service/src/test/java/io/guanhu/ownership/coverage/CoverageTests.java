package io.guanhu.ownership.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.guanhu.ownership.coverage.CoverageController.Coverage;
import io.guanhu.ownership.coverage.CoverageStore.Census;
import io.guanhu.ownership.coverage.CoverageStore.Flaw;
import io.guanhu.platform.database.TimeLimit;
import io.guanhu.platform.testing.Memory;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class CoverageTests {

    private static final Duration INTERVAL = Duration.ofMinutes(10);

    private final Memory memory = new Memory("ownership-service");
    private final Checked store = new Checked();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final CoverageMetric metric = new CoverageMetric(store, meters, INTERVAL);
    private final CoverageController controller = new CoverageController(store, memory.clock());

    private double gauge() {
        return meters.get("guanhu.ownership.coverage.flaws").gauge().value();
    }

    private static Flaw flaw() {
        return new Flaw(UUID.randomUUID(), CoverageStore.Kind.UNOWNED, Memory.NOW, null);
    }

    @Test
    void countsFlawsAsAMetric() {
        store.flaws.add(flaw());
        store.flaws.add(flaw());

        assertThat(memory.get(metric.check())).isEqualTo(INTERVAL);
        assertThat(gauge()).isEqualTo(2);

        store.flaws.clear();
        memory.get(metric.check());
        assertThat(gauge()).isZero();
    }

    /** There is no newer result, and the failed round is reported as such. */
    @Test
    void keepsTheLastCountWhileTheDatabaseDoesNotAnswer() {
        store.flaws.add(flaw());
        memory.get(metric.check());
        store.failing = true;

        assertThatIllegalStateException().isThrownBy(() -> memory.get(metric.check()));

        assertThat(gauge()).isOne();
    }

    @Test
    void showsAllThatIsWrong() {
        Flaw flaw = flaw();
        store.flaws.add(flaw);
        store.census = new Census(Memory.NOW, Memory.NOW.plusSeconds(9), 7, 6, 1);

        assertThat(memory.get(controller.check()))
                .isEqualTo(new Coverage(
                        Memory.NOW,
                        7,
                        1,
                        List.of(new CoverageController.Flaw(flaw.customerId(), "UNOWNED", Memory.NOW, null)),
                        new CoverageController.Census(Memory.NOW, Memory.NOW.plusSeconds(9), 7, 6, 1)));
    }

    @Test
    void showsThatNothingWasComparedYet() {
        assertThat(memory.get(controller.check())).isEqualTo(new Coverage(Memory.NOW, 7, 0, List.of(), null));
    }

    @Test
    void showsTheFirstHundredOfMany() {
        for (int i = 0; i < 101; i++) {
            store.flaws.add(flaw());
        }

        Coverage coverage = memory.get(controller.check());

        assertThat(coverage.flaws()).isEqualTo(101);
        assertThat(coverage.first())
                .extracting(CoverageController.Flaw::customerId)
                .isEqualTo(store.flaws.stream().limit(100).map(Flaw::customerId).toList());
    }

    @Test
    void limitsTheTimeOfACheck() {
        memory.get(controller.check());
        memory.get(metric.check());

        assertThat(store.limited).isEqualTo(2);
    }

    private static final class Checked extends CoverageStore {

        private final List<Flaw> flaws = new ArrayList<>();
        private @Nullable Census census;
        private boolean failing;
        private int limited;

        Checked() {
            super(Memory.noDatabase());
        }

        @Override
        Flux<Flaw> flaws(int limit) {
            return Flux.fromIterable(flaws).take(limit);
        }

        @Override
        Mono<Long> count() {
            return Mono.deferContextual(context -> {
                limited += context.getOrEmpty(TimeLimit.class)
                                .filter(CoverageMetric.LIMIT::equals)
                                .isPresent()
                        ? 1
                        : 0;
                return failing ? Mono.error(new IllegalStateException("no database")) : Mono.just((long) flaws.size());
            });
        }

        @Override
        Mono<Census> census() {
            return Mono.justOrEmpty(census);
        }

        @Override
        Mono<Long> activeCustomers() {
            return Mono.just(7L);
        }
    }
}
