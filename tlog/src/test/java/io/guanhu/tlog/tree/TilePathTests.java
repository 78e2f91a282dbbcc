package io.guanhu.tlog.tree;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TilePathTests {

    @ParameterizedTest
    @CsvSource({
        "000, 0, 256",
        "067, 67, 256",
        "x001/x234/067, 1234067, 256",
        "x001/000.p/1, 1000, 1",
        "999.p/255, 999, 255"
    })
    void readsAndWritesTheSpecifiedForm(String path, long index, int width) {
        assertThat(TilePath.parse(path)).contains(new TilePath(index, width));
        assertThat(new TilePath(index, width)).hasToString(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "67",
                "x000/067",
                "067.p/0",
                "067.p/256",
                "067.p/300",
                "067.p/",
                "../000",
                "001/067",
                "x001/067/",
                "000.p/01"
            })
    void refusesEverythingElse(String path) {
        assertThat(TilePath.parse(path)).isEmpty();
    }
}
