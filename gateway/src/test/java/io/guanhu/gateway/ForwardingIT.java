package io.guanhu.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What the gateway passes on as it comes, and answers itself: pages and the one document. */
class ForwardingIT extends UpstreamFixture {

    private final int port;

    @Autowired
    ForwardingIT(WebTestClient http, @LocalServerPort int port) {
        super(http);
        this.port = port;
    }

    /**
     * Events come as they happen, and a beat keeps a stream alive beyond the response's timeout.
     */
    @Test
    void passesOnEventsAsTheyHappen() {
        String path = "/api/audit/events";
        CountDownLatch seen = new CountDownLatch(1);
        SERVICES.stream(path, stream -> {
            stream.accept("id:1\ndata:first\n\n");
            seen.await(5, TimeUnit.SECONDS);
            for (int i = 0; i < 7; i++) {
                Thread.sleep(100);
                stream.accept(":here\n\n");
            }
            stream.accept("id:2\ndata:" + seen.getCount() + "\n\n");
        });
        var events = send(HttpMethod.GET, path)
                .expectStatus()
                .isOk()
                .returnResult(String.class)
                .getResponseBody()
                .doOnNext(_ -> seen.countDown())
                .collectList()
                .block(Duration.ofSeconds(10));
        assertThat(events).containsExactly("first", "0");
    }

    @Test
    void hangsUpOnThoseWhoAskNothing() throws IOException {
        try (Socket silent = new Socket(InetAddress.getLoopbackAddress(), port)) {
            silent.setSoTimeout(20_000);
            assertThat(silent.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void mergesTheServicesDocumentsAndSaysWhichAreMissing() {
        SERVICES.answer("/v3/api-docs", 200, """
                {"openapi":"3.1.0","paths":{
                  "/api/customers":{"post":{"operationId":"create","responses":{"201":{"content":
                    {"application/json":{"schema":{"$ref":"#/components/schemas/Created"}}}}}}},
                  "/internal/secret":{"get":{"responses":{}}}},
                 "components":{"schemas":{"Created":{"type":"object"}}}}
                """);
        http.get()
                .uri("/api/openapi.json")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.openapi")
                .isEqualTo("3.1.0")
                .jsonPath("$.paths['/api/customers'].post")
                .exists()
                .jsonPath("$.paths['/internal/secret']")
                .doesNotExist()
                .jsonPath("$.components.schemas['Created']")
                .exists()
                .jsonPath("$.x-guanhu-missing-services[0]")
                .isEqualTo("ownership-service");
    }

    @Test
    void showsItsPagesWithoutSignIn() {
        for (String page : new String[] {
            "/", "/docs.html", "/customers", "/assets/docs.js", "/webjars/swagger-ui/swagger-ui-bundle.js"
        }) {
            http.get()
                    .uri(page)
                    .header(HttpHeaders.ACCEPT, "text/html,*/*;q=0.8")
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectHeader()
                    .value(
                            "Content-Security-Policy",
                            policy -> assertThat(policy).contains("default-src 'none'", "script-src 'self'"));
        }
        http.get()
                .uri("/session")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.signedIn")
                .isEqualTo(false);
    }
}
