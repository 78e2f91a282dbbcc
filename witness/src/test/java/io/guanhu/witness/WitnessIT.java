package io.guanhu.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.guanhu.tlog.note.CosignatureVerifier;
import io.guanhu.tlog.note.SignedNote;
import io.guanhu.tlog.proof.AddCheckpoint;
import io.guanhu.witness.disk.LogFiles;
import java.io.IOException;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WitnessIT {

    private static final int UNHURRIED = 100_000;

    @TempDir
    private Path data;

    private final GrowingLog log = new GrowingLog("bank.example/audit");
    private final GrowingLog other = new GrowingLog("bank.example/erasures");
    private RunningWitness witness;

    @BeforeEach
    void start() throws IOException {
        witness = new RunningWitness(data, UNHURRIED, log, other);
    }

    @AfterEach
    void stop() throws IOException {
        witness.close();
    }

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
    void tells400OfWhatIsNoRequest() {
        assertThat(witness.add("").statusCode()).isEqualTo(400);
        assertThat(witness.add("old 0\n" + log.checkpoint(3)).statusCode()).isEqualTo(400);
        assertThat(witness.add(new AddCheckpoint(4, List.of(), log.checkpoint(3)))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void tells403OfAStrangersSignature() {
        GrowingLog impostor = new GrowingLog(log.origin());

        assertThat(witness.add(impostor.step(0, 3)).statusCode()).isEqualTo(403);
        // A right signature over something else does not help either.
        SignedNote moved = new SignedNote(log.head(4).text(), log.checkpoint(3).signatures());
        assertThat(witness.add(new AddCheckpoint(0, List.of(), moved)).statusCode())
                .isEqualTo(403);
    }

    @Test
    void tells404OfAnUnknownLog() {
        assertThat(witness.add(new GrowingLog("stranger.example").step(0, 3)).statusCode())
                .isEqualTo(404);
    }

    @Test
    void tells409WithTheSizeThatItKnows() {
        witness.add(log.step(0, 10));

        for (AddCheckpoint request : List.of(log.step(0, 12), log.step(9, 12), log.step(11, 12), log.step(5, 8))) {
            HttpResponse<String> answer = witness.add(request);

            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(answer.headers().firstValue("Content-Type")).contains("text/x.tlog.size");
            assertThat(answer.body()).isEqualTo("10\n");
        }
    }

    @Test
    void tells409OfAnotherRootAndKeepsBothNotes() throws IOException {
        witness.add(log.step(0, 10));
        AddCheckpoint forked = new AddCheckpoint(10, List.of(), log.forked(10));

        HttpResponse<String> answer = witness.add(forked);

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.headers().firstValue("Content-Type")).isNotEqualTo("text/x.tlog.size");
        assertThat(evidence())
                .singleElement()
                .satisfies(file -> assertThat(file)
                        .contains(log.checkpoint(10).signatures().getFirst())
                        .contains(log.forked(10).toString()));
        assertThat(witness.get("/metrics").body())
                .contains("witness_contradictions_total{log=\"bank.example/audit\"} 1");
        assertThat(witness.add(log.step(10, 11)).statusCode()).isEqualTo(200);
    }

    @Test
    void keepsTwoRootsOfAnEarlierSizeToo() throws IOException {
        witness.add(log.step(0, 10));
        witness.add(log.step(10, 20));

        witness.add(new AddCheckpoint(0, List.of(), log.forked(10)));

        assertThat(evidence())
                .singleElement()
                .asString()
                .contains(log.forked(10).toString());
    }

    @Test
    void tells422OfAProofThatDoesNotVerify() throws IOException {
        witness.add(log.step(0, 10));

        assertThat(witness.add(new AddCheckpoint(10, List.of(), log.checkpoint(12)))
                        .statusCode())
                .isEqualTo(422);
        assertThat(witness.add(new AddCheckpoint(10, log.proof(10, 12), log.forked(12)))
                        .statusCode())
                .isEqualTo(422);
        assertThat(witness.add(new AddCheckpoint(10, log.proof(9, 10), log.checkpoint(10)))
                        .statusCode())
                .isEqualTo(422);
        assertThat(evidence()).hasSize(3);
        assertThat(witness.add(log.step(10, 12)).statusCode()).isEqualTo(200);
    }

    @Test
    void refusesLongBodiesAndOtherMethodsAndPaths() {
        assertThat(witness.add("x".repeat(200_000)).statusCode()).isEqualTo(413);
        assertThat(witness.get("/add-checkpoint").statusCode()).isEqualTo(405);
        assertThat(witness.get("/logs/" + "0".repeat(64) + "/checkpoint").statusCode())
                .isEqualTo(404);
        assertThat(witness.get("/../etc/passwd").statusCode()).isEqualTo(404);
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
            Path latest =
                    data.resolve("logs").resolve(LogFiles.id(log.origin())).resolve("latest");
            while (!Files.exists(latest)) {
                Thread.onSpinWait();
            }
        }

        assertThat(witness.add(log.step(0, 10)).body()).isEqualTo("10\n");
        assertThat(witness.add(log.step(10, 10)).statusCode()).isEqualTo(200);
    }

    @Test
    void remembersAfterARestart() throws IOException {
        witness.add(log.step(0, 10));
        String keys = witness.get("/keys").body();
        witness.close();

        witness = new RunningWitness(data, UNHURRIED, log, other);

        assertThat(witness.get("/keys").body()).isEqualTo(keys);
        assertThat(witness.add(log.step(0, 12)).body()).isEqualTo("10\n");
        assertThat(witness.add(log.step(10, 12)).statusCode()).isEqualTo(200);
    }

    @Test
    void neverReplacesALostKey() throws IOException {
        witness.add(log.step(0, 10));
        witness.close();
        Files.delete(data.resolve("keys.pem"));

        assertThatIllegalStateException()
                .isThrownBy(() -> new RunningWitness(data, UNHURRIED, log))
                .withMessageContaining("keys.pem is missing, though this witness has cosigned");
        assertThat(data.resolve("keys.pem")).doesNotExist();
    }

    @Test
    void refusesARecordThatItDidNotCosign() throws IOException {
        witness.add(log.step(0, 10));
        witness.close();
        Path latest = data.resolve("logs").resolve(LogFiles.id(log.origin())).resolve("latest");
        Files.writeString(latest, log.forked(10).toString());

        assertThatIllegalStateException()
                .isThrownBy(() -> new RunningWitness(data, UNHURRIED, log))
                .withMessageContaining("not cosigned by a key of this witness");
    }

    @Test
    void aDirectoryIsOneWitnesss() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new RunningWitness(data, UNHURRIED, log))
                .withMessageContaining("Another witness runs in");
    }

    @Test
    void slowsDownWhoAsksTooOften() throws IOException {
        witness.close();
        witness = new RunningWitness(data, 5, log);
        List<Integer> statuses =
                Stream.generate(() -> witness.add("").statusCode()).limit(30).toList();

        assertThat(statuses).contains(429).startsWith(400);
        assertThat(witness.add("").headers().firstValue("Retry-After")).contains("1");
    }

    private List<String> evidence() throws IOException {
        Path directory = data.resolve("logs").resolve(LogFiles.id(log.origin())).resolve("evidence");
        try (Stream<Path> files = Files.list(directory)) {
            List<String> contents = new ArrayList<>();
            for (Path file : files.toList()) {
                contents.add(Files.readString(file));
            }
            return contents;
        }
    }
}
