package io.guanhu.ownership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.guanhu.testing.Database;
import io.guanhu.testing.FreezableProxy;
import io.guanhu.testing.KafkaServer;
import io.guanhu.testing.PostgresServer;
import io.guanhu.testing.ServiceProperties;
import io.guanhu.testing.TestIssuer;
import io.guanhu.testing.TestMessageKeys;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.web.reactive.server.WebTestClient;

/** A database that neither answers nor disconnects does not stop a worker for good. */
class FrozenDatabaseIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> WORKERS = List.of("erasure-receipts", "coverage-check", "transfer-completion");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path keyring;

    @Test
    void tellsItInHealthAndGoesOnAfterwards() {
        Database database = PostgresServer.shared().freshDatabase("frozen");
        try (var proxy = new FreezableProxy(database.host(), database.port());
                ConfigurableApplicationContext service = start(database, proxy.port())) {
            WebTestClient management = management(service);
            WORKERS.forEach(worker -> awaitMoreRounds(management, worker));

            proxy.freeze();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(readiness(management))
                            .contains("DOWN", "erasure-receipts", "transfer-completion"));

            proxy.thaw();
            WORKERS.forEach(worker -> awaitMoreRounds(management, worker));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(readiness(management)).contains("\"late\":[]"));
        }
    }

    private ConfigurableApplicationContext start(Database database, int port) {
        Map<String, Object> properties = new LinkedHashMap<>();
        ServiceProperties.database(properties, database);
        ServiceProperties.keyStore(properties, PostgresServer.shared().freshKeyStore("frozen"));
        ServiceProperties.keyStoreWithoutCopies(properties);
        TestMessageKeys.properties(properties, "ownership-service");
        properties.put("spring.r2dbc.url", "r2dbc:postgresql://localhost:%d/%s".formatted(port, database.name()));
        properties.put("spring.kafka.bootstrap-servers", KafkaServer.shared().bootstrapServers());
        properties.put("guanhu.topics.replication", "1");
        properties.put("guanhu.topics.min-insync-replicas", "1");
        properties.put("server.port", "0");
        properties.put("management.server.port", "0");
        properties.put("guanhu.keyring.directory", keyring.toString());
        properties.put("guanhu.security.issuer", TestIssuer.shared().issuer());
        properties.put("guanhu.security.jwk-set-uri", TestIssuer.shared().issuer() + "/jwks");
        properties.put("guanhu.client.token-uri", TestIssuer.shared().issuer() + "/token");
        properties.put("guanhu.client.client-secret", "secret");
        properties.put("guanhu.database.hold", "3s");
        properties.put("guanhu.database.limits.coverage-check", "3s");
        properties.put("guanhu.ownership.check-interval", "1s");
        properties.put("spring.r2dbc.pool.max-create-connection-time", "2s");
        properties.put("spring.r2dbc.pool.max-acquire-time", "2s");
        return new SpringApplication(OwnershipApplication.class)
                .run(properties.entrySet().stream()
                        .map(each -> "--" + each.getKey() + "=" + each.getValue())
                        .toArray(String[]::new));
    }

    private static WebTestClient management(ConfigurableApplicationContext service) {
        return WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + service.getEnvironment().getProperty("local.management.port"))
                .responseTimeout(Duration.ofSeconds(30))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(4 * 1024 * 1024))
                .build();
    }

    private static String readiness(WebTestClient management) {
        return text(management, "/actuator/health/readiness");
    }

    private static void awaitMoreRounds(WebTestClient management, String worker) {
        double before = rounds(management, worker);
        await(worker)
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(rounds(management, worker)).isGreaterThan(before));
    }

    private static double rounds(WebTestClient management, String worker) {
        Matcher found = Pattern.compile(
                        "(?m)^guanhu_worker_rounds_total\\{[^}]*worker=\"" + worker + "\"[^}]*} ([0-9.E]+)$")
                .matcher(text(management, "/actuator/prometheus"));
        assertThat(found.find()).as("the rounds of " + worker).isTrue();
        return Double.parseDouble(found.group(1));
    }

    private static String text(WebTestClient management, String path) {
        String body = management
                .get()
                .uri(path)
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return body == null ? "" : body;
    }
}
