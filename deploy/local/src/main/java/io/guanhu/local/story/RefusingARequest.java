package io.guanhu.local.story;

import io.guanhu.local.client.Answer;
import io.guanhu.local.client.Person;
import io.guanhu.local.story.stage.Narration;
import io.guanhu.local.story.stage.Request;
import io.guanhu.local.story.stage.Stage;
import io.guanhu.local.story.stage.StoryCustomer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A request by telephone: the person who filed it may not decide it, and another officer refuses.
 */
final class RefusingARequest {

    private final Stage stage;
    private final Narration narration;
    private final StoryCustomer customer;
    private final Person officer;
    private final Person otherOfficer;

    RefusingARequest(Stage stage, StoryCustomer customer) {
        this.stage = stage;
        this.narration = stage.narration();
        this.customer = customer;
        this.officer = stage.atConsole("e9101");
        this.otherOfficer = stage.atConsole("e9102");
    }

    void play() {
        Request request = officerTakesItDown();
        new ProvingIdentity(stage, request, customer.phone()).theRightCodeIsAccepted();
        withoutEvidenceTheOfficerCannotConfirm(request);
        officerConfirmsForTheCustomer(request);
        theSamePersonCannotApprove(request);
        anotherOfficerRefusesWithReasons(request);
        customerReadsTheRefusal(request);
    }

    private Request officerTakesItDown() {
        Map<String, Object> body = new HashMap<>(Request.erasure(List.of("CONTACT"), "HOTLINE", "客户来电申请删除联系方式"));
        body.put("customerId", customer.id());
        Answer submitted = Request.submit(officer, body);
        narration.require(
                "officer E9101 takes down a request of " + customer.login() + " by telephone",
                submitted.status() == 201,
                submitted.at("state"));
        return Request.of(officer, submitted.at("id"));
    }

    private void withoutEvidenceTheOfficerCannotConfirm(Request request) {
        Answer refused = Stage.withSecondFactor(officer, request::confirm);
        narration.expect(
                "E9101 cannot confirm it without the recording of the call",
                refused.status() == 409 && refused.code().equals("evidence-missing"),
                refused);
    }

    private void officerConfirmsForTheCustomer(Request request) {
        Answer shown = Stage.withSecondFactor(officer, () -> request.evidence("REC-2026-000417"));
        narration.expect("E9101 records where the archive has it", shown.ok(), shown);
        Answer confirmed = Stage.withSecondFactor(officer, request::confirm);
        String state = request.awaitState(Duration.ofMinutes(3), Set.of("AWAITING_APPROVAL"));
        narration.require(
                "E9101 confirms it on the customer's behalf, with a second factor",
                state.equals("AWAITING_APPROVAL"),
                confirmed + " " + state);
    }

    private void theSamePersonCannotApprove(Request request) {
        Answer refused = Stage.withSecondFactor(officer, () -> request.decide(Map.of("approve", true)));
        narration.expect(
                "E9101, who handled it, cannot approve it",
                refused.status() == 403 && refused.code().equals("same-person"),
                refused);
    }

    private void anotherOfficerRefusesWithReasons(Request request) {
        Map<String, Object> verdict =
                Map.of("approve", false, "reason", "账户仍在使用，联系方式为履行合同所必需", "citation", "个人信息保护法第十三条第一款第二项");
        Request seen = request.seenBy(otherOfficer);
        Answer refused = Stage.withSecondFactor(otherOfficer, () -> seen.decide(verdict));
        narration.expect(
                "officer E9102 refuses it, with reason and citation",
                seen.state().equals("REJECTED"),
                refused + " " + seen.state());
    }

    private void customerReadsTheRefusal(Request request) {
        Answer read = request.seenBy(stage.withApp(customer.login())).read();
        narration.expect(
                customer.login() + " reads why, under which article, and that they may sue",
                read.at("state").equals("REJECTED")
                        && !read.at("decision.reason").isEmpty()
                        && !read.at("decision.rightToSue").isEmpty(),
                read.at("decision.citation") + "; " + read.at("decision.rightToSue"));
    }
}
