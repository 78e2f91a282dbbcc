package io.guanhu.customer.model.likeness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuspicionTests {

    @ParameterizedTest
    @CsvSource({
        // listed, alike, certain, none
        ", , false, true",
        "CERTAIN, , true, false",
        ", CERTAIN, true, false",
        "PERHAPS, CERTAIN, true, false",
        "LIKELY, , false, false",
        ", PERHAPS, false, false"
    })
    void isCertainWhenTheDocumentIsSomebodys(
            @Nullable Likeness listed, @Nullable Likeness alike, boolean certain, boolean none) {
        Suspicion suspicion = of(listed, alike, "");
        assertThat(suspicion.isCertain()).isEqualTo(certain);
        assertThat(suspicion.isNone()).isEqualTo(none);
    }

    @ParameterizedTest(name = "{0} {1} {2} covers {3} {4} {5}: {6}")
    @CsvSource({
        "LIKELY, LIKELY, '1 2', LIKELY, LIKELY, '1 2', true",
        "CERTAIN, CERTAIN, '1 2', LIKELY, PERHAPS, '1', true",
        "LIKELY, LIKELY, '1', , , '', true",
        ", , '', , , '', true",
        "LIKELY, LIKELY, '1', CERTAIN, LIKELY, '1', false",
        "LIKELY, LIKELY, '1', LIKELY, CERTAIN, '1', false",
        ", LIKELY, '1', PERHAPS, LIKELY, '1', false",
        "LIKELY, , '1', LIKELY, PERHAPS, '1', false",
        "LIKELY, LIKELY, '1', LIKELY, LIKELY, '1 2', false"
    })
    void coversWhatIsNotMoreThanWasSeen(
            @Nullable Likeness listed,
            @Nullable Likeness alike,
            String candidates,
            @Nullable Likeness listedNow,
            @Nullable Likeness alikeNow,
            String candidatesNow,
            boolean covered) {
        assertThat(of(listed, alike, candidates).covers(of(listedNow, alikeNow, candidatesNow)))
                .isEqualTo(covered);
    }

    private static Suspicion of(@Nullable Likeness listed, @Nullable Likeness alike, String candidates) {
        Set<UUID> ids = Arrays.stream(candidates.split(" ", -1))
                .filter(each -> !each.isEmpty())
                .map(each -> new UUID(0, Long.parseLong(each)))
                .collect(Collectors.toSet());
        return new Suspicion(Optional.ofNullable(listed), Optional.ofNullable(alike), ids);
    }
}
