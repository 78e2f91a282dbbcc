package io.guanhu.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.local.client.Answer;
import io.guanhu.local.client.Http;
import io.guanhu.local.sample.ImportFile;
import io.guanhu.local.sample.SampleCustomer;
import io.guanhu.local.sample.SampleCustomers;
import io.guanhu.local.signin.Console;
import io.guanhu.local.signin.Machine;
import io.guanhu.local.suite.LocalSuite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What operators rely on, checked for every packaged service. */
class OperationsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final LocalSuite suite = RunningSuite.shared();
    private final Http http = new Http(PATIENCE);

    static List<String> services() {
        return LocalSuite.serviceNames();
    }

    private Answer management(String service, String path) {
        return http.send(Http.to(suite.management(service).resolve(path)));
    }

    @ParameterizedTest
    @MethodSource("services")
    void tellsWhetherItLivesAndIsReady(String service) {
        for (String probe : List.of("liveness", "readiness")) {
            Answer health = management(service, "/actuator/health/" + probe);
            assertThat(health.status()).isEqualTo(200);
            assertThat(health.at("status")).isEqualTo("UP");
        }
        assertThat(management(service, "/actuator/env").ok()).isFalse();
        assertThat(management(service, "/actuator/heapdump").ok()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("services")
    void givesMetricsWithoutPersonalData(String service) {
        String metrics = management(service, "/actuator/prometheus").text();
        assertThat(metrics).contains("http_server_requests_seconds_count{application=\"" + service + "\"");
        LeakSearch search = new LeakSearch(SampleNeedles.of(RunningSuite.customers()));
        search.search(service, metrics);
        assertThat(search.leaks()).isEmpty();
    }

    /** A collector reads them line by line; the JVM's own warnings at start are not log lines. */
    @ParameterizedTest
    @MethodSource("services")
    void writesStructuredLogs(String service) throws IOException {
        List<String> lines = Files.readAllLines(suite.logDirectory().resolve(service + ".log")).stream()
                .filter(line -> !line.startsWith("WARNING:"))
                .toList();
        assertThat(lines).isNotEmpty().allSatisfy(line -> {
            JsonNode entry = JsonMapper.shared().readTree(line);
            assertThat(entry.at("/service/name").asString("")).isEqualTo(service);
            assertThat(entry.path("@timestamp").asString("")).isNotEmpty();
        });
    }

    /** A service whose document is slow at first is reported as missing, and added later. */
    @Test
    void describesAllServicesInOneDocument() {
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
            Answer document = http.send(Http.to(suite.suite().gateway().resolve("/api/openapi.json")));
            assertThat(document.at("openapi")).startsWith("3.1");
            assertThat(document.json().path("paths").propertyNames())
                    .contains(
                            "/api/customers/search",
                            "/api/transfers",
                            "/api/branches",
                            "/api/privacy-requests",
                            "/api/working-calendars/{year}",
                            "/api/audit/entries",
                            "/api/notifications")
                    .noneMatch(path -> path.startsWith("/internal"));
            assertThat(permissions(document)).containsAll(permissionsOfPeople());
            assertThat(values(document, "operationId")).doesNotHaveDuplicates();
        });
    }

    /** The permissions that operations need or also ask for. */
    private static List<String> permissions(Answer document) {
        Stream<String> further = document.json()
                .path("paths")
                .valueStream()
                .flatMap(JsonNode::valueStream)
                .flatMap(operation -> operation.path("x-further-permissions").valueStream())
                .map(JsonNode::asString);
        return Stream.concat(values(document, "x-permission").stream(), further).toList();
    }

    private static List<String> values(Answer document, String property) {
        return document.json()
                .path("paths")
                .valueStream()
                .flatMap(JsonNode::valueStream)
                .filter(operation -> operation.has(property))
                .map(operation -> operation.path(property).asString())
                .toList();
    }

    /** The rows of the table that are not for services alone. */
    private static List<String> permissionsOfPeople() {
        Path table = Path.of("../../contract/src/main/resources/contract/permissions.csv");
        try (Stream<String> rows = Files.lines(table)) {
            return rows.skip(1)
                    .map(row -> row.substring(0, row.indexOf(',')))
                    .filter(name -> !name.startsWith("internal."))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The two services compare their customers; missed customers are announced again automatically. */
    @Test
    void ownershipHasHeardOfEveryCustomer() {
        Console operations = Console.signIn(http, suite.suite(), "e9001", Clock.systemUTC());
        Awaitility.await()
                .atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofSeconds(2))
                .untilAsserted(() -> {
                    Answer coverage = operations.get("/api/assignments/coverage");
                    assertThat(coverage.status()).isEqualTo(200);
                    assertThat(coverage.json().at("/census/there").asLong())
                            .isGreaterThanOrEqualTo(RunningSuite.CUSTOMERS);
                    assertThat(coverage.text()).doesNotContain("UNHEARD", "UNOWNED");
                });
    }

    @Test
    void finishesWhatItIsDoingWhenAskedToStop() throws Exception {
        // So many that it takes a while, and so few that a slow machine can match them all in time.
        List<SampleCustomer> more = SampleCustomers.all().subList(RunningSuite.CUSTOMERS, RunningSuite.CUSTOMERS + 50);
        List<String> lines = ImportFile.lines(more).stream()
                .filter(line -> !ImportFile.broken().contains(line))
                .toList();
        // Without patience, so that nothing is sent twice.
        Machine coreBanking = Machine.coreBanking(new Http(Duration.ZERO), suite.suite());
        try (ExecutorService sender = Executors.newSingleThreadExecutor()) {
            CompletableFuture<Answer> sent = CompletableFuture.supplyAsync(
                    () -> coreBanking.postLines("/api/customer-imports", String.join("\n", lines)), sender);
            Awaitility.await()
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> sent.isDone() || isWorking("customer-service"));
            assertThat(sent).isNotDone();
            suite.stop("customer-service");
            Answer answer = sent.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text().lines()).hasSameSizeAs(lines).allMatch(line -> line.contains("\"customerId\""));
        } finally {
            suite.restart("customer-service");
        }
    }

    /** Whether a write is under way. */
    private boolean isWorking(String service) {
        return management(service, "/actuator/prometheus")
                .text()
                .lines()
                .filter(line -> line.startsWith("http_server_requests_active_seconds"))
                .filter(line -> line.contains("_count{") || line.contains("active_count"))
                .filter(line -> line.contains("method=\"POST\""))
                .anyMatch(line -> !line.endsWith(" 0.0") && !line.endsWith(" 0"));
    }
}
