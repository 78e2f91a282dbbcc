package io.guanhu.audit.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.audit.model.LogCheck.Flaw;
import io.guanhu.audit.model.LogCheck.Kind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomeTests {

    @ParameterizedTest
    @CsvSource({"10, 12, 10", "10, 10, 10", "10, 4, 4", "10, 0, 0", "10, , "})
    void saysOfTheEntriesThatWereLookedAtHowManyWitnessesHaveSeen(
            long size, @Nullable Long witnessed, @Nullable Long seen) {
        assertThat(Outcome.of(size, witnessed, Optional.empty()).witnessedSize())
                .isEqualTo(seen);
        assertThat(Outcome.of(size, witnessed, Optional.of(new Flaw(3, Kind.HEAD_MOVED)))
                        .witnessedSize())
                .isEqualTo(seen);
    }
}
