package io.guanhu.local.story;

import io.guanhu.local.client.Answer;
import io.guanhu.local.client.Person;
import io.guanhu.local.story.stage.Narration;
import io.guanhu.local.story.stage.Request;
import io.guanhu.local.story.stage.Stage;
import io.guanhu.local.story.stage.StoryCustomer;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** A former customer uses the mobile app to ask the bank to delete their data. */
final class AskingForErasure {

    static final List<String> SCOPE = List.of("IDENTITY", "CONTACT", "ACCOUNT", "MARKETING", "INTERACTION");

    private static final Duration COOLING_OFF = Duration.ofMinutes(3);

    private final Stage stage;
    private final Narration narration;
    private final StoryCustomer customer;
    private final Person app;

    AskingForErasure(Stage stage, StoryCustomer customer) {
        this.stage = stage;
        this.narration = stage.narration();
        this.customer = customer;
        this.app = stage.withApp(customer.login());
    }

    Request play() {
        narration.expect(customer.login() + " signs in with the mobile app (PKCE)", true, "");
        Request request = customerSubmits();
        aSecondRequestIsRefused();
        customerReadsTheConsequences(request);
        var identity = new ProvingIdentity(stage, request, customer.phone());
        identity.aWrongCodeIsRefused();
        identity.anExpiredCodeIsRefused();
        identity.theRightCodeIsAccepted();
        staffCannotStandInForTheCustomer(request);
        customerConfirmsWithASecondFactor(request);
        theRequestWaitsForCompliance(request);
        return request;
    }

    private Request customerSubmits() {
        Answer submitted = Request.submit(app, Request.erasure(SCOPE, "APP", "我已销户，请删除我的个人信息"));
        narration.require(
                "they request the deletion of " + SCOPE,
                submitted.status() == 201,
                submitted.at("state") + ", answer due by " + submitted.at("deadline"));
        return Request.of(app, submitted.at("id"));
    }

    private void aSecondRequestIsRefused() {
        Answer second = Request.submit(app, Request.erasure(List.of("CONTACT"), "APP", "再次申请"));
        narration.expect(
                "a second request beside the open one is refused",
                second.status() == 409 && second.code().equals("open-request-exists"),
                second);
    }

    private void customerReadsTheConsequences(Request request) {
        Answer read = request.read();
        JsonNode lines = read.json().path("consequences");
        boolean erases = false;
        boolean restricts = false;
        for (JsonNode line : lines) {
            String treatment = line.path("treatment").asString("");
            erases |= treatment.equals("ERASE");
            restricts |= treatment.equals("RESTRICT");
            narration.says("%-12s %-9s %s %s"
                    .formatted(
                            line.path("category").asString(""),
                            treatment,
                            line.path("citation").asString(""),
                            until(line)));
        }
        narration.expect(
                "they see what is erased, what the law requires the bank to keep, and until when",
                erases && restricts && lines.size() == SCOPE.size(),
                lines.size() + " categories");
        narration.expect(
                "and the consequences", !read.json().path("noLongerWorks").isEmpty(), read.at("noLongerWorks.0"));
    }

    private static String until(JsonNode line) {
        String until = line.path("until").asString("");
        return until.isEmpty() ? "" : "until " + until;
    }

    /** Only the customer can confirm or cancel the request that they filed. */
    private void staffCannotStandInForTheCustomer(Request request) {
        for (String login : List.of("e9001", "e9101")) {
            Person staff = stage.atConsole(login);
            Request seen = request.seenBy(staff);
            Answer confirmed = Stage.withSecondFactor(staff, seen::confirm);
            narration.expect(
                    staff.name() + " cannot confirm it for them, not even with a second factor",
                    confirmed.status() == 403 && confirmed.code().equals("customers-own"),
                    confirmed);
            Answer cancelled = Stage.withSecondFactor(staff, seen::cancel);
            narration.expect(staff.name() + " cannot cancel it for them", cancelled.status() == 403, cancelled);
        }
        String state = request.state();
        narration.expect("it stays as it was", state.equals("VERIFIED"), state);
    }

    private void customerConfirmsWithASecondFactor(Request request) {
        Answer challenged = request.confirm();
        narration.expect(
                "confirming with a password alone is answered by a step-up challenge (RFC 9470)",
                Stage.isChallenge(challenged),
                challenged + ", " + challenged.header("WWW-Authenticate").orElse("no challenge"));
        Answer confirmed = Stage.withSecondFactor(app, request::confirm);
        narration.require(
                "with a one-time code of their authenticator they confirm",
                confirmed.ok() || isConfirmed(request.state()),
                confirmed + " " + confirmed.at("state"));
    }

    private static boolean isConfirmed(String state) {
        return Set.of("CONFIRMED", "ASSESSED", "COOLING_OFF", "AWAITING_APPROVAL")
                .contains(state);
    }

    private void theRequestWaitsForCompliance(Request request) {
        String state = request.awaitState(COOLING_OFF, Set.of("AWAITING_APPROVAL"));
        narration.require(
                "after the cooling-off period the request waits for compliance",
                state.equals("AWAITING_APPROVAL"),
                state);
    }
}
