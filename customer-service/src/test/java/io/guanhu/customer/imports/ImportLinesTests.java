package io.guanhu.customer.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.imports.ImportLines.Raw;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImportLinesTests {

    private static final String LINE = "{\"address\":\"北京市朝阳区建国路88号\"}";

    @Test
    void countsBlankLinesAndLeavesThemOut() {
        assertThat(ImportLines.of("\na\r\n \n\nb".getBytes(StandardCharsets.UTF_8)))
                .containsExactly(new Raw(2, "a\r"), new Raw(5, "b"));
        assertThat(ImportLines.of(new byte[0])).isEmpty();
        assertThat(ImportLines.of("\uFEFF\n".getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    @Test
    void takesTheMarkAtTheStartOfTheFileAndOfOnesBehindIt() {
        assertThat(ImportLines.of("\uFEFFa\nb\n\uFEFFc\n".getBytes(StandardCharsets.UTF_8)))
                .containsExactly(new Raw(1, "a"), new Raw(2, "b"), new Raw(3, "c"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GB18030", "GBK", "Big5", "Shift_JIS", "UTF-16"})
    void tellsWhichLineIsNotInUtf8(String charset) {
        List<Raw> lines = ImportLines.of(joined(
                LINE.getBytes(StandardCharsets.UTF_8),
                LINE.getBytes(Charset.forName(charset)),
                LINE.getBytes(StandardCharsets.UTF_8)));
        assertThat(lines).first().isEqualTo(new Raw(1, LINE));
        assertThat(lines).last().extracting(Raw::text).isEqualTo(LINE);
        assertThat(lines.get(1)).isEqualTo(new Raw(2, null));
    }

    @Test
    void knowsOverlongFormsSurrogatesAndHalvesOfCharacters() {
        for (byte[] wrong : List.of(
                new byte[] {(byte) 0xC0, (byte) 0xAF},
                new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
                new byte[] {(byte) 0xE5, (byte) 0x8C},
                new byte[] {(byte) 0x80})) {
            assertThat(ImportLines.of(wrong)).containsExactly(new Raw(1, null));
        }
    }

    private static byte[] joined(byte[]... lines) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] line : lines) {
            all.writeBytes(line);
            all.write('\n');
        }
        return all.toByteArray();
    }
}
