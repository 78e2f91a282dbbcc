package io.guanhu.audit;

import static io.guanhu.audit.AuditSteps.AUDITOR;
import static io.guanhu.audit.AuditSteps.reveal;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.testing.Database;
import io.guanhu.testing.ServiceIT;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The log in tiles, for readers of the whole log. */
@ServiceIT(value = "audit", shared = true)
class TilesIT extends AuditFixture {

    @Autowired
    TilesIT(WebTestClient client, Database database) {
        super(client, database);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "0/",
                "entries",
                "entries/",
                "",
                "/",
                "x",
                "0/0",
                "0/1",
                "0/0000",
                "0/000/",
                "0/000.p",
                "0/000.p/",
                "0/000.p/0",
                "0/000.p/00",
                "0/000.p/256",
                "0/000.p/257",
                "0/000.p/-1",
                "0/x000/000",
                "0/x/000",
                "0/999999999999999999999",
                "6/000",
                "8/000",
                "00/000",
                "-1/000",
                "0/000.P/1",
                "entries/000.p/x",
                "entries/0",
                "entries/x999/x999/x999/x999/x999/999",
                "data/000",
                "0/000.p/1/2",
                "0/٠٠٠",
                "0/000.p/１"
            })
    void answersThatThereIsNoSuchTile(String path) {
        audit.publish(reveal(UUID.randomUUID(), "E1"));

        audit.get("/api/audit/log/tile/" + path, AUDITOR)
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo(404);
    }

    @Test
    void compressesBundlesForWhoAsks() throws Exception {
        audit.publish(IntStream.range(0, 40)
                .mapToObj(i -> reveal(UUID.randomUUID(), "E1"))
                .toArray(AuditEntryRecorded[]::new));
        byte[] plain = audit.bytes("/api/audit/log/tile/entries/000.p/40");

        byte[] zipped = client.get()
                .uri("/api/audit/log/tile/entries/000.p/40")
                .header("Authorization", AUDITOR)
                .header("Accept-Encoding", "gzip")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody();

        assertThat(plain.length).isGreaterThan(10_000);
        assertThat(zipped).isNotNull();
        // A client that unzips automatically shows the same bytes; another one the compressed ones.
        assertThat(zipped.length == plain.length ? zipped : unzipped(zipped)).isEqualTo(plain);
    }

    private static byte[] unzipped(byte[] zipped) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
            return in.readAllBytes();
        }
    }
}
