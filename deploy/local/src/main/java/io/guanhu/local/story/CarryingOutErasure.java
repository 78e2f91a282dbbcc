package io.guanhu.local.story;

import io.guanhu.local.client.Answer;
import io.guanhu.local.client.Person;
import io.guanhu.local.story.stage.Eventually;
import io.guanhu.local.story.stage.Masked;
import io.guanhu.local.story.stage.Narration;
import io.guanhu.local.story.stage.ReceivedMessages;
import io.guanhu.local.story.stage.Request;
import io.guanhu.local.story.stage.Stage;
import io.guanhu.local.story.stage.StoryCustomer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Compliance approves. Every holder erases, reads back and answers. The customer gets the
 * certificate.
 */
final class CarryingOutErasure {

    private static final Set<String> HOLDERS =
            Set.of("customer-service", "ownership-service", "audit-service", "notification-service", "privacy-service");
    private static final Set<String> DONE = Set.of("COMPLETED", "PARTIALLY_COMPLETED");

    private final Stage stage;
    private final Narration narration;
    private final StoryCustomer customer;
    private final Request request;
    private final ReceivedMessages inbox;

    CarryingOutErasure(Stage stage, StoryCustomer customer, Request request) {
        this.stage = stage;
        this.narration = stage.narration();
        this.customer = customer;
        this.request = request;
        this.inbox = stage.inbox();
    }

    void play() {
        int messages = inbox.sms(customer.phone()).size();
        int emails = inbox.emails(customer.email()).size();
        complianceApproves();
        everyHolderAnswersWithAReceipt();
        new CheckingTheCertificate(stage, request, customer).play();
        customerIsNotified(messages, emails);
        whatIsErasedOrRestrictedIsGoneFromReads();
    }

    private void complianceApproves() {
        Person officer = stage.atConsole("e9102");
        Request seen = request.seenBy(officer);
        Answer approved = Stage.withSecondFactor(officer, () -> seen.decide(Map.of("approve", true)));
        narration.require(
                "officer E9102 approves, with a second factor",
                approved.ok() || !seen.state().equals("AWAITING_APPROVAL"),
                approved + " " + approved.at("state"));
        String state = seen.awaitState(Stage.PATIENCE, DONE);
        narration.require("the erasure is carried out", DONE.contains(state), state);
    }

    private void everyHolderAnswersWithAReceipt() {
        JsonNode receipts = request.read().json().path("receipts");
        Map<String, StringBuilder> holders = new TreeMap<>();
        long readable = 0;
        for (JsonNode line : receipts) {
            readable += line.path("readBack").asLong(1);
            holders.computeIfAbsent(line.path("holder").asString(""), _ -> new StringBuilder())
                    .append(line.path("store").asString(""))
                    .append(' ')
                    .append(line.path("category").asString(""))
                    .append(' ')
                    .append(line.path("action").asString(""))
                    .append(' ')
                    .append(line.path("removed").asString(""))
                    .append("; ");
        }
        holders.forEach((holder, lines) -> narration.says(holder + ": " + lines));
        narration.expect(
                "all five holders answer with a receipt, and no read-back finds anything readable",
                holders.keySet().equals(HOLDERS) && readable == 0,
                holders.size() + " holders, " + receipts.size() + " findings, " + readable + " readable");
    }

    private void customerIsNotified(int messages, int emails) {
        String sms = inbox.newSms(customer.phone(), messages, each -> !each.isBlank());
        narration.expect("the customer is notified by SMS", !sms.isEmpty(), Masked.message(sms));
        String email = inbox.newEmail(customer.email(), emails, each -> !each.isBlank());
        narration.expect("and by email", !email.isEmpty(), Masked.message(email));
    }

    private void whatIsErasedOrRestrictedIsGoneFromReads() {
        Person manager = stage.atConsole("e1101");
        Answer read = Eventually.see(
                Stage.PATIENCE,
                () -> manager.get("/api/customers/" + customer.id()),
                answer -> answer.at("categories.MARKETING").equals("ERASED"));
        narration.expect(
                "the manager sees neither erased nor restricted fields any more",
                read.at("categories.MARKETING").equals("ERASED")
                        && read.at("categories.CONTACT").equals("RESTRICTED")
                        && read.at("categories.IDENTITY").equals("RESTRICTED")
                        && read.at("fields.phone").isEmpty()
                        && read.at("fields.email").isEmpty()
                        && read.at("fields.name").isEmpty()
                        && read.at("fields.idNumber").isEmpty(),
                read.json().path("categories"));
        Answer revealed = manager.post(
                "/api/customers/" + customer.id() + "/reveal",
                Map.of("fields", List.of("idNumber"), "purpose", "VERIFY_IDENTITY"));
        narration.expect("revealing the restricted ID number is refused", !revealed.ok(), revealed);
        Answer found = manager.post("/api/customers/search", Map.of("idNumber", customer.idNumber()));
        narration.expect(
                "and a search finds nobody",
                found.ok() && found.json().path("items").isEmpty(),
                found.json().path("items").size() + " found");
    }
}
