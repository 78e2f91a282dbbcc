package io.guanhu.local.story;

import io.guanhu.local.client.Answer;
import io.guanhu.local.client.Person;
import io.guanhu.local.sample.Contacts;
import io.guanhu.local.story.stage.Masked;
import io.guanhu.local.story.stage.Narration;
import io.guanhu.local.story.stage.ReceivedMessages;
import io.guanhu.local.story.stage.Stage;
import io.guanhu.local.story.stage.StoryCustomer;
import java.security.SecureRandom;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** A manager corrects a customer's phone and address, and explains why. */
final class CorrectingContacts {

    private final Stage stage;
    private final Narration narration;
    private final StoryCustomer customer;
    private final Person manager;
    private final ReceivedMessages inbox;
    private final String newPhone = Contacts.phone(new SecureRandom());
    private final String newAddress = Contacts.address(new SecureRandom());

    private String version = "";
    private String change = "";

    CorrectingContacts(Stage stage, StoryCustomer customer) {
        this.stage = stage;
        this.narration = stage.narration();
        this.customer = customer;
        this.manager = stage.atConsole("e1101");
        this.inbox = stage.inbox();
    }

    void play() {
        int toOldPhone = inbox.sms(customer.phone()).size();
        managerSignsIn();
        managerSearchesByIdNumber();
        managerOpensTheCustomer();
        managerProposesPhoneAndAddress();
        managerCannotChangeAVersionThatIsNotTheirs();
        managerConfirms();
        managerOfAnotherBranchFindsNobody();
        customerGetsAnSms(toOldPhone);
        new CheckingTheLog(stage, customer).play();
    }

    private void managerSignsIn() {
        Answer session = manager.get("/session");
        narration.require(
                "manager E1101 signs in at the console",
                session.at("employeeId").equals("E1101"),
                session.at("employeeId") + " of " + session.at("branch"));
    }

    private void managerSearchesByIdNumber() {
        Answer found = manager.post("/api/customers/search", Map.of("idNumber", customer.idNumber()));
        narration.require(
                "E1101 searches by ID number and finds the customer",
                found.at("items.0.id").equals(customer.id()),
                found.json().path("items").size() + " found, name " + found.at("items.0.fields.name"));
    }

    private void managerOpensTheCustomer() {
        Answer opened = manager.get(path(""));
        version = opened.header("ETag").orElse("");
        String phone = opened.at("fields.phone");
        narration.require(
                "E1101 opens the customer and sees masked values",
                opened.ok() && phone.contains("*") && !phone.equals(customer.phone()),
                "phone " + phone + ", ID " + opened.at("fields.idNumber") + ", version " + version);
    }

    private void managerProposesPhoneAndAddress() {
        Answer proposed = propose(version);
        change = proposed.at("id");
        var fields = new StringBuilder();
        for (JsonNode line : proposed.json().path("diff")) {
            fields.append(line.path("field").asString(""))
                    .append(' ')
                    .append(line.path("before").asString("—"))
                    .append(" → ")
                    .append(line.path("after").asString("—"))
                    .append("; ");
        }
        narration.require(
                "E1101 changes phone and address, gives a reason, and sees the difference",
                proposed.status() == 201
                        && proposed.at("state").equals("PROPOSED")
                        && fields.toString().contains("phone ")
                        && fields.toString().contains("address "),
                proposed.status() + " " + fields);
    }

    private void managerCannotChangeAVersionThatIsNotTheirs() {
        Answer stale = propose("\"0\"");
        narration.expect("a change based on an unknown version is refused", stale.status() == 412, stale);
    }

    private void managerConfirms() {
        Answer confirmed = manager.post(path("/changes/" + change + "/confirmation"), Map.of());
        narration.require(
                "E1101 confirms, and the change is applied",
                confirmed.at("state").equals("APPLIED"),
                confirmed.at("state") + ", version " + confirmed.at("version"));
        Answer after = manager.get(path(""));
        narration.expect(
                "the new phone is shown, masked",
                after.at("fields.phone").endsWith(newPhone.substring(newPhone.length() - 4)),
                after.at("fields.phone"));
    }

    private void managerOfAnotherBranchFindsNobody() {
        Answer hidden = stage.atConsole("e2101").get(path(""));
        narration.expect("manager E2101 of another branch gets 'not found'", hidden.status() == 404, hidden);
    }

    private void customerGetsAnSms(int toOldPhone) {
        String text = inbox.newSms("+86" + newPhone, 0, each -> !each.isBlank());
        narration.expect("the customer gets an SMS at the new phone", !text.isEmpty(), Masked.message(text));
        String warning = inbox.newSms(customer.phone(), toOldPhone, each -> !each.isBlank());
        narration.expect(
                "and one at the old phone, in case it was not them", !warning.isEmpty(), Masked.message(warning));
    }

    private Answer propose(String ifMatch) {
        return manager.post(
                path("/changes"),
                Map.of(
                        "patch",
                        Map.of("phone", newPhone, "address", newAddress),
                        "reason",
                        Map.of("code", "CUSTOMER_REQUEST", "text", "客户到网点更新联系方式")),
                Map.of("If-Match", ifMatch, "Idempotency-Key", UUID.randomUUID().toString()));
    }

    private String path(String rest) {
        return "/api/customers/" + customer.id() + rest;
    }
}
