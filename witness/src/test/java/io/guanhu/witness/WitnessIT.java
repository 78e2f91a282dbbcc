package io.guanhu.witness;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.tlog.note.CosignatureVerifier;
import io.guanhu.tlog.note.SignedNote;
import io.guanhu.witness.disk.LogFiles;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What a witness cosigns, and shows. */
class WitnessIT extends WitnessFixture {

    @Test
    void cosignsWhatContinuesTheLogByBothKeys() {
        for (long[] step : new long[][] {{0, 1}, {1, 7}, {7, 7}, {7, 8}, {8, 256}, {256, 1000}}) {
            HttpResponse<String> answer = witness.add(log.step(step[0], step[1]));

            assertThat(answer.statusCode()).isEqualTo(200);
            SignedNote note = log.checkpoint(step[1]);
            SignedNote cosigned = note.withThoseOf(witness.keys(), answer.body());
            assertThat(witness.keys()).hasSize(2);
            for (CosignatureVerifier key : witness.keys()) {
                assertThat(key.cosigned(cosigned)).isPresent();
                assertThat(key.name()).isEqualTo(RunningWitness.NAME);
            }
        }
    }

    @Test
    void keepsLogsApart() {
        assertThat(witness.add(log.step(0, 10)).statusCode()).isEqualTo(200);
        assertThat(witness.add(other.step(0, 5)).statusCode()).isEqualTo(200);
        assertThat(witness.add(log.step(10, 11)).statusCode()).isEqualTo(200);
        assertThat(witness.get("/metrics").body())
                .contains("witness_size{log=\"bank.example/audit\"} 11")
                .contains("witness_size{log=\"bank.example/erasures\"} 5");
    }

    @Test
    void showsTheLatestCheckpointToMonitors() {
        witness.add(log.step(0, 10));

        SignedNote note = SignedNote.parse(witness.get("/logs/" + LogFiles.id(log.origin()) + "/checkpoint")
                .body());

        assertThat(note.text()).isEqualTo(log.head(10).text());
        assertThat(witness.keys())
                .isNotEmpty()
                .allSatisfy(key -> assertThat(key.cosigned(note)).isPresent());
    }

    @Test
    void ofManyAtOnceOnlyOneHistoryIsCosigned() throws Exception {
        witness.add(log.step(0, 10));
        List<Future<HttpResponse<String>>> answers = new ArrayList<>();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int to = 11; to <= 60; to++) {
                int size = to;
                answers.add(callers.submit(() -> witness.add(log.step(10, size))));
            }
        }

        List<Integer> statuses = new ArrayList<>();
        for (Future<HttpResponse<String>> answer : answers) {
            statuses.add(answer.get().statusCode());
        }

        assertThat(statuses).containsOnly(200, 409);
        assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
        assertThat(evidence()).isEmpty();
    }

    @Test
    void whoDoesNotWaitForTheAnswerFindsTheCheckpointPersisted() throws Exception {
        String body = log.step(0, 10).toString();
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), witness.port());
                OutputStream out = socket.getOutputStream()) {
            String head =
                    "POST /add-checkpoint HTTP/1.1\r\nHost: w\r\nContent-Length: %d\r\n\r\n".formatted(bytes.length);
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            out.write(bytes);
            out.flush();
            Path latest = kept("latest");
            while (!Files.exists(latest)) {
                Thread.onSpinWait();
            }
        }

        assertThat(witness.add(log.step(0, 10)).body()).isEqualTo("10\n");
        assertThat(witness.add(log.step(10, 10)).statusCode()).isEqualTo(200);
    }
}
