package io.guanhu.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.Topics;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page of each service in {@code docs/services} says what the service's contract and schema say. */
class ServicePagesTests {

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern SLICE = Pattern.compile("^- `([a-z.]+)` ");
    private static final Pattern TABLE = Pattern.compile(
            "(?:^create table (?:if not exists )?|^alter table \\w+ rename to )([a-z_]+)",
            Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);

    @ParameterizedTest
    @CsvSource({
        "gateway, .md, publishes, producers",
        "customer, .md, publishes, producers",
        "customer, .md, reads, consumers",
        "ownership, .md, publishes, producers",
        "ownership, .md, reads, consumers",
        "privacy, .md, publishes, producers",
        "privacy, .md, reads, consumers",
        "audit, .md, publishes, producers",
        "audit, .md, reads, consumers",
        "notification, .md, publishes, producers",
        "notification, .md, reads, consumers",
        "gateway, .zh-CN.md, 发布, producers",
        "customer, .zh-CN.md, 发布, producers",
        "customer, .zh-CN.md, 读取, consumers",
        "ownership, .zh-CN.md, 发布, producers",
        "ownership, .zh-CN.md, 读取, consumers",
        "privacy, .zh-CN.md, 发布, producers",
        "privacy, .zh-CN.md, 读取, consumers",
        "audit, .zh-CN.md, 发布, producers",
        "audit, .zh-CN.md, 读取, consumers",
        "notification, .zh-CN.md, 发布, producers",
        "notification, .zh-CN.md, 读取, consumers"
    })
    void nameTheTopicsOfTheContract(String service, String suffix, String row, String side) throws IOException {
        Properties access = new Properties();
        try (var table = Topics.class.getResourceAsStream("/contract/access.properties")) {
            access.load(table);
        }
        List<String> topics = Topics.ALL.stream()
                .filter(topic -> List.of(
                                access.getProperty(topic + "." + side, "").split(","))
                        .contains(module(service)))
                .toList();
        assertThat(topics).isNotEmpty();
        assertThat(codesIn(service + suffix, row)).containsExactlyInAnyOrderElementsOf(topics);
    }

    @ParameterizedTest
    @CsvSource({
        "customer, .md, tables",
        "ownership, .md, tables",
        "privacy, .md, tables",
        "audit, .md, tables",
        "notification, .md, tables",
        "customer, .zh-CN.md, 数据表",
        "ownership, .zh-CN.md, 数据表",
        "privacy, .zh-CN.md, 数据表",
        "audit, .zh-CN.md, 数据表",
        "notification, .zh-CN.md, 数据表"
    })
    void nameTheTablesOfTheSchema(String service, String suffix, String row) throws IOException {
        List<String> tables = new ArrayList<>();
        Path migrations = ROOT.resolve(module(service)).resolve("src/main/resources/db/migration");
        try (DirectoryStream<Path> files = Files.newDirectoryStream(migrations, "*.sql")) {
            for (Path file : files) {
                Matcher created = TABLE.matcher(Files.readString(file));
                created.results().map(it -> it.group(1)).forEach(tables::add);
            }
        }
        assertThat(codesIn(service + suffix, row))
                .containsExactlyInAnyOrderElementsOf(tables.stream().distinct().toList());
    }

    @ParameterizedTest
    @CsvSource({
        "gateway, .md", "gateway, .zh-CN.md",
        "customer, .md", "customer, .zh-CN.md",
        "ownership, .md", "ownership, .zh-CN.md",
        "privacy, .md", "privacy, .zh-CN.md",
        "audit, .md", "audit, .zh-CN.md",
        "notification, .md", "notification, .zh-CN.md"
    })
    void nameTheSlices(String service, String suffix) throws IOException {
        List<String> packages = new ArrayList<>();
        Path code =
                ROOT.resolve(module(service)).resolve("src/main/java/io/guanhu").resolve(service);
        try (DirectoryStream<Path> directories = Files.newDirectoryStream(code, Files::isDirectory)) {
            directories.forEach(each -> packages.add(each.getFileName().toString()));
        }
        packages.remove("model");
        assertThat(linesOf(service + suffix)
                        .flatMap(line -> SLICE.matcher(line).results())
                        .map(slice -> slice.group(1)))
                .containsExactlyElementsOf(packages.stream().sorted().toList());
    }

    private static List<String> codesIn(String page, String row) throws IOException {
        return linesOf(page)
                .filter(line -> line.startsWith("| " + row + " |"))
                .flatMap(line -> CODE.matcher(line).results())
                .map(code -> code.group(1))
                .toList();
    }

    private static Stream<String> linesOf(String page) throws IOException {
        return Files.readAllLines(ROOT.resolve("docs/services").resolve(page)).stream();
    }

    private static String module(String service) {
        return service.equals("gateway") ? service : service + "-service";
    }
}
