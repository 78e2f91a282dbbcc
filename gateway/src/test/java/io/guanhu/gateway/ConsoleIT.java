package io.guanhu.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.testing.ServiceIT;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The console's page and its files, as a browser gets them. */
@ServiceIT(value = "gateway", database = false, kafka = false)
class ConsoleIT {

    private static final StubServices SERVICES = new StubServices();
    private static final String BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";
    private static final Pattern NONCE = Pattern.compile("style-src 'self' 'nonce-([A-Za-z0-9+/]{24})';");
    private static final Pattern SCRIPT = Pattern.compile("src=\"(/console/[^\"]+\\.js)\"");

    private final WebTestClient http;

    @LocalServerPort
    private int port;

    @Autowired
    ConsoleIT(WebTestClient http) {
        this.http = http;
    }

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry properties) {
        Stubs.register(properties, SERVICES);
    }

    private EntityExchangeResult<String> page(String path) {
        return http.get()
                .uri(path)
                .header(HttpHeaders.ACCEPT, BROWSER)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals(HttpHeaders.CONTENT_TYPE, "text/html;charset=UTF-8")
                .expectHeader()
                .valueEquals(HttpHeaders.CACHE_CONTROL, "no-store")
                .expectBody(String.class)
                .returnResult();
    }

    private static String body(EntityExchangeResult<String> page) {
        return Objects.requireNonNull(page.getResponseBody());
    }

    private static String policy(EntityExchangeResult<?> answer) {
        return Objects.requireNonNull(answer.getResponseHeaders().getFirst("Content-Security-Policy"));
    }

    private static String nonce(EntityExchangeResult<String> page) {
        Matcher policy = NONCE.matcher(policy(page));
        assertThat(policy.find()).as(policy(page)).isTrue();
        return policy.group(1);
    }

    @ParameterizedTest
    @CsvSource({
        "/",
        "/customers",
        "/customers/0198a5f0-0000-7000-8000-000000000001/changes",
        "/signed-in",
        "/a-page-of-a-later-build"
    })
    void answersEveryAddressOfTheConsole(String path) {
        EntityExchangeResult<String> page = page(path);
        assertThat(body(page)).contains("<div id=\"root\">").contains(nonce(page));
        assertThat(policy(page))
                .contains("default-src 'none'", "script-src 'self';")
                .doesNotContain("unsafe");
        assertThat(body(page)).doesNotContain("NONCE-OF-THIS-ANSWER");
        assertThat(body(page)).as("no script in the page").doesNotContainPattern("<script[^>]*>[^<]");
    }

    @Test
    void givesEachAnswerANonceOfItsOwn() {
        assertThat(nonce(page("/"))).isNotEqualTo(nonce(page("/")));
    }

    /** Requested with the JDK's client, which shows answers unchanged. */
    @ParameterizedTest
    @CsvSource({"gzip", "br"})
    void sendsFilesCompressedAndForGood(String coding) throws Exception {
        Matcher script = SCRIPT.matcher(body(page("/")));
        assertThat(script.find()).isTrue();
        URI file = URI.create("http://localhost:" + port + script.group(1));
        HttpResponse<byte[]> answer;
        try (HttpClient client = HttpClient.newHttpClient()) {
            answer = client.send(
                    HttpRequest.newBuilder(file)
                            .header(HttpHeaders.ACCEPT_ENCODING, coding)
                            .timeout(Duration.ofSeconds(20))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        }
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Encoding")).hasValue(coding);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("max-age=31536000, public, immutable");
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).matches("(text|application)/javascript.*");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("style-src 'self';")
                .doesNotContain("nonce");
        assertThat(answer.body()).hasSizeGreaterThan(10_000);
    }

    @ParameterizedTest
    @CsvSource({"/customers", "/console/none.js", "/index.html"})
    void givesNoPageToAScript(String path) {
        int status = http.get()
                .uri(path)
                .header(HttpHeaders.ACCEPT, "*/*")
                .exchange()
                .returnResult(Void.class)
                .getStatus()
                .value();
        assertThat(status).isIn(401, 404);
    }

    @ParameterizedTest
    @CsvSource({"/api/customers/1", "/actuator/env", "/api"})
    void leavesWhatIsNotAPageToItsOwnRules(String path) {
        Stubs.problem(http.get().uri(path).header(HttpHeaders.ACCEPT, BROWSER), 401, "unauthenticated");
    }
}
