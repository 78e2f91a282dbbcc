package io.guanhu.platform.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.erasure.DestructionEpochs.Entry;
import io.guanhu.platform.keyring.Destruction;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DestructionEpochsTests {

    private static final DestructionEpochs DEATHS = DestructionEpochs.of(List.of(
            new Destruction(Map.of(
                    DataCategory.CONTACT,
                    new Destruction.DestroyedKey(1, 7, true),
                    DataCategory.ACCOUNT,
                    new Destruction.DestroyedKey(2, 8, true))),
            new Destruction(Map.of(DataCategory.MARKETING, new Destruction.DestroyedKey(1, 7, false)))));

    @Test
    void gathersTheCategoriesOfEachEpoch() {
        assertThat(DEATHS.entries())
                .containsExactly(
                        new Entry(7, Set.of(DataCategory.CONTACT, DataCategory.MARKETING)),
                        new Entry(8, Set.of(DataCategory.ACCOUNT)));
        assertThat(DEATHS.last()).hasValue(8);
        assertThat(DestructionEpochs.of(List.of()).last()).isEmpty();
    }

    @Test
    void readsWhatItWrote() {
        assertThat(DEATHS.written()).isEqualTo("7=CONTACT+MARKETING,8=ACCOUNT");
        assertThat(DestructionEpochs.read(DEATHS.written())).isEqualTo(DEATHS);
        assertThat(DestructionEpochs.read(DestructionEpochs.NONE.written())).isEqualTo(DestructionEpochs.NONE);
    }
}
