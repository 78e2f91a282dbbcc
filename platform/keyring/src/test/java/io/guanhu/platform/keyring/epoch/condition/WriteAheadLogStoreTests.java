package io.guanhu.platform.keyring.epoch.condition;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WriteAheadLogStoreTests {

    @ParameterizedTest
    @CsvSource({
        "000000010000000000000005,000000010000000000000005,true",
        "000000010000000000000005,000000010000000000000006,true",
        "000000010000000000000005,000000010000000000000004,false",
        "000000010000000000000005,000000020000000000000005,true",
        "000000020000000000000005,000000010000000000000009,false",
        "000000010000000000000005,00000002.history,false",
        "000000010000000000000005,,false"
    })
    void knowsWhenAFileIsArchived(String wanted, @Nullable String archived, boolean held) {
        assertThat(new WriteAheadLogStore.Archive("on", wanted, wanted, archived, false).holdsWanted())
                .isEqualTo(held);
    }
}
