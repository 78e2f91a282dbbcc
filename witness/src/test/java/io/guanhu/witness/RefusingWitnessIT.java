package io.guanhu.witness;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.tlog.note.SignedNote;
import io.guanhu.tlog.proof.AddCheckpoint;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a witness refuses, and what it keeps as evidence. */
class RefusingWitnessIT extends WitnessFixture {

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
    void slowsDownWhoAsksTooOften() throws IOException {
        witness.close();
        witness = new RunningWitness(data, 5, log);
        List<Integer> statuses =
                Stream.generate(() -> witness.add("").statusCode()).limit(30).toList();

        assertThat(statuses).contains(429).startsWith(400);
        assertThat(witness.add("").headers().firstValue("Retry-After")).contains("1");
    }
}
