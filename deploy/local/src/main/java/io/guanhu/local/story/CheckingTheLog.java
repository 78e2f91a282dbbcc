package io.guanhu.local.story;

import io.guanhu.local.client.Answer;
import io.guanhu.local.client.Person;
import io.guanhu.local.proof.LogProof;
import io.guanhu.local.proof.NotProvenException;
import io.guanhu.local.story.stage.Eventually;
import io.guanhu.local.story.stage.Narration;
import io.guanhu.local.story.stage.Stage;
import io.guanhu.local.story.stage.StoryCustomer;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** An auditor finds what was done to the customer, without having to trust the bank. */
final class CheckingTheLog {

    private final Narration narration;
    private final StoryCustomer customer;
    private final Person auditor;

    private String entry = "";

    CheckingTheLog(Stage stage, StoryCustomer customer) {
        this.narration = stage.narration();
        this.customer = customer;
        this.auditor = stage.atConsole("e9201");
    }

    void play() {
        auditorFindsTheChange();
        auditorFindsTheRefusal();
        auditorProvesThatTheLogHoldsTheChange();
        auditorVerifiesTheWholeLog();
    }

    private void auditorFindsTheChange() {
        Answer found = find("E1101", "ALLOWED", "customer.change.");
        JsonNode newest = first(found, "ALLOWED", "customer.change.");
        entry = newest.path("id").asString("");
        narration.require(
                "auditor E9201 finds the change in the log",
                !entry.isEmpty(),
                newest.path("action").asString("nothing")
                        + " by "
                        + newest.path("actor").path("id").asString("")
                        + ", entry "
                        + newest.path("index").asString(""));
    }

    private void auditorFindsTheRefusal() {
        Answer found = find("E2101", "REFUSED", "customer.");
        JsonNode refusal = first(found, "REFUSED", "customer.");
        narration.expect(
                "and the attempt from the other branch, refused",
                !refusal.isMissingNode(),
                refusal.path("action").asString("nothing")
                        + " "
                        + refusal.path("reason").asString(""));
    }

    private void auditorProvesThatTheLogHoldsTheChange() {
        String key =
                auditor.get("/api/audit/log/key").text().lines().findFirst().orElse("");
        Answer answer =
                Eventually.see(Stage.PATIENCE, () -> auditor.get("/api/audit/entries/" + entry + "/proof"), Answer::ok);
        try {
            LogProof proof = LogProof.of(answer.json());
            JsonNode leaf = proof.verify(key);
            narration.expect(
                    "E9201 checks the inclusion proof and the checkpoint's signature by RFC 6962",
                    leaf.path("entryId").asString("").equals(entry)
                            && leaf.path("customerId").asString("").equals(customer.id()),
                    "leaf %d of %d, %d hashes, signed"
                            .formatted(proof.index(), proof.size(), proof.path().size()));
        } catch (NotProvenException e) {
            narration.expect("E9201 checks the inclusion proof", false, answer + " " + e.getMessage());
        }
    }

    private void auditorVerifiesTheWholeLog() {
        String job = "/api/audit/log/verification/"
                + auditor.post("/api/audit/log/verification", Map.of()).at("id");
        Answer verified = Eventually.see(
                Stage.PATIENCE,
                () -> auditor.get(job),
                answer -> answer.at("state").equals("COMPLETED"));
        JsonNode outcome = verified.json().path("outcome");
        narration.expect(
                "E9201 has the whole log verified",
                outcome.path("ok").asBoolean(false),
                outcome.path("size").asLong(0) + " entries");
    }

    private Answer find(String actor, String outcome, String action) {
        String question = "/api/audit/entries?limit=50&resource=customer:" + customer.id() + "&actor=" + actor;
        return Eventually.see(
                Stage.PATIENCE,
                () -> auditor.get(question),
                answer -> !first(answer, outcome, action).isMissingNode());
    }

    private static JsonNode first(Answer answer, String outcome, String action) {
        for (JsonNode item : answer.json().path("items")) {
            if (item.path("outcome").asString("").equals(outcome)
                    && item.path("action").asString("").startsWith(action)) {
                return item;
            }
        }
        return answer.json().path("nothing");
    }
}
