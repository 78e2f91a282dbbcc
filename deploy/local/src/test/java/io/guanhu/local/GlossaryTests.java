package io.guanhu.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts for people use one word for each thing; the README lists them. */
class GlossaryTests {

    /** A word that people might use, and the one that the suite uses. */
    private static final Map<String, String> ONE_WORD = Map.of(
            "主办", "管户人",
            "管户经理", "管户人",
            "转移", "移交",
            "证书", "删除证明",
            "往来记录", "服务记录",
            "账本", "删除台账");

    private static final Pattern CHINESE =
            Pattern.compile(".*(_zh(_CN)?\\.properties|/zh-CN\\.(sms|email)\\.txt|\\.html)");

    static List<Path> whatPeopleRead() throws IOException {
        Path root = root();
        List<Path> found = new ArrayList<>();
        found.add(root.resolve("README.zh-CN.md"));
        for (String directory : List.of("docs", "docs/services")) {
            try (DirectoryStream<Path> docs = Files.newDirectoryStream(root.resolve(directory), "*.zh-CN.md")) {
                docs.forEach(found::add);
            }
        }
        for (Path parent : List.of(root, root.resolve("platform"))) {
            try (DirectoryStream<Path> modules = Files.newDirectoryStream(parent, Files::isDirectory)) {
                for (Path module : modules) {
                    found.addAll(resources(module.resolve("src/main/resources")));
                }
            }
        }
        return found.stream().map(root::relativize).toList();
    }

    private static List<Path> resources(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> CHINESE.matcher(file.toString()).matches())
                    .toList();
        }
    }

    @Test
    void findsBundlesTemplatesAndDocuments() throws IOException {
        assertThat(whatPeopleRead().stream().map(Path::toString))
                .contains(
                        "README.zh-CN.md",
                        "platform/web/src/main/resources/guanhu-problems_zh_CN.properties",
                        "privacy-service/src/main/resources/messages_zh_CN.properties",
                        "privacy-service/src/main/resources/io/guanhu/privacy/explanations_zh.properties",
                        "notification-service/src/main/resources/templates/identity-code/v2/zh-CN.sms.txt");
    }

    @ParameterizedTest
    @MethodSource("whatPeopleRead")
    void usesOneWordForOneThing(Path file) {
        assertThat(text(file)).doesNotContain(ONE_WORD.keySet());
    }

    @Test
    void listsTheWords() {
        assertThat(text(Path.of("README.zh-CN.md"))).contains(ONE_WORD.values());
    }

    private static String text(Path file) {
        try {
            return Files.readString(root().resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path root() {
        Path candidate = Path.of("").toAbsolutePath();
        while (!Files.exists(candidate.resolve("mvnw"))) {
            candidate = candidate.resolve("..").normalize();
        }
        return candidate;
    }
}
