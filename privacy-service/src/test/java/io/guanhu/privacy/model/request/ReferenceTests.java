package io.guanhu.privacy.model.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceTests {

    @ParameterizedTest
    @ValueSource(strings = {"4E7A9-1BC3F", "4e7a91bc3f", " 4E7A9-1BC3F ", "4E-7A-91-BC-3F"})
    void isReadHoweverItIsWritten(String text) {
        assertThat(Reference.read(text)).contains("4E7A91BC3F");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "4E7A9-1BC3", "4E7A9-1BC3F0", "4E7A9-1BC3G", "4E7A9 1BC3F"})
    void isNotReadFromWhatIsNone(String text) {
        assertThat(Reference.read(text)).isEmpty();
    }

    @Test
    void isTheEndOfTheIdThatIsRandom() {
        UUID id = UUID.fromString("0198c0de-0000-7000-8000-0a4e7a91bc3f");

        assertThat(Reference.of(id)).isEqualTo("4E7A9-1BC3F");
        assertThat(Reference.read(Reference.of(id))).contains("4E7A91BC3F");
    }
}
