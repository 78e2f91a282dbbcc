package io.guanhu.platform.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.erasure.KeyDeaths.Death;
import io.guanhu.platform.keyring.Destruction;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeyDeathsTests {

    private static final KeyDeaths DEATHS = KeyDeaths.of(List.of(
            new Destruction(Map.of(
                    DataCategory.CONTACT,
                    new Destruction.Death(1, 7, true),
                    DataCategory.ACCOUNT,
                    new Destruction.Death(2, 8, true))),
            new Destruction(Map.of(DataCategory.MARKETING, new Destruction.Death(1, 7, false)))));

    @Test
    void gathersTheCategoriesOfEachEpoch() {
        assertThat(DEATHS.deaths())
                .containsExactly(
                        new Death(7, Set.of(DataCategory.CONTACT, DataCategory.MARKETING)),
                        new Death(8, Set.of(DataCategory.ACCOUNT)));
        assertThat(DEATHS.last()).hasValue(8);
        assertThat(KeyDeaths.of(List.of()).last()).isEmpty();
    }

    @Test
    void readsWhatItWrote() {
        assertThat(DEATHS.written()).isEqualTo("7=CONTACT+MARKETING,8=ACCOUNT");
        assertThat(KeyDeaths.read(DEATHS.written())).isEqualTo(DEATHS);
        assertThat(KeyDeaths.read(KeyDeaths.NONE.written())).isEqualTo(KeyDeaths.NONE);
    }
}
