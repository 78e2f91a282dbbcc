package io.guanhu.local.story;

import io.guanhu.local.client.Answer;
import io.guanhu.local.client.Http;
import io.guanhu.local.story.stage.Masked;
import io.guanhu.local.story.stage.Narration;
import io.guanhu.local.story.stage.ReceivedMessages;
import io.guanhu.local.story.stage.Request;
import io.guanhu.local.story.stage.Stage;
import io.guanhu.local.story.stage.StoryEndsException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The one-time code sent to the phone that the bank knows, and codes that are not accepted. */
final class ProvingIdentity {

    private static final Pattern CODE = Pattern.compile("(?<!\\d)\\d{6}(?!\\d)");
    private static final Set<String> PROVEN = Set.of("VERIFIED", "CONFIRMED", "ASSESSED");
    private static final int MOST_CODES = 3;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final Narration narration;
    private final Clock clock;
    private final ReceivedMessages inbox;
    private final Request request;
    private final String phone;

    ProvingIdentity(Stage stage, Request request, String phone) {
        this.narration = stage.narration();
        this.clock = stage.clock();
        this.inbox = stage.inbox();
        this.request = request;
        this.phone = phone;
    }

    void aWrongCodeIsRefused() {
        // While services are being killed, a code may expire before it can be wrong.
        Answer refused = request.guess(differentCode(askForCode()));
        for (int codes = 1; codes < MOST_CODES && refused.code().equals("code-expired"); codes++) {
            refused = request.guess(differentCode(askForCode()));
        }
        narration.expect(
                "a wrong code is refused, and counted",
                refused.status() == 422
                        && refused.code().equals("wrong-code")
                        && !refused.at("attemptsLeft").isEmpty(),
                refused + ", " + refused.at("attemptsLeft") + " attempts left");
    }

    void anExpiredCodeIsRefused() {
        int known = inbox.sms(phone).size();
        Answer challenge = challenge();
        Instant expires = expiryOf(challenge);
        if (Duration.between(clock.instant(), expires).compareTo(LONGEST_WAIT) > 0) {
            narration.says("codes are valid until " + expires + " here: too long to wait for");
            return;
        }
        String code = codeIn(inbox.newSms(phone, known, text -> !codeIn(text).isEmpty()));
        Duration left = Duration.between(clock.instant(), expires).plusMillis(1500);
        narration.says("waiting " + left.toSeconds() + " s until the code has expired");
        if (left.isPositive()) {
            Http.pause(left);
        }
        Answer refused = request.guess(code);
        narration.expect(
                "the right code, too late, is refused",
                refused.status() == 422 && refused.code().equals("code-expired"),
                refused);
    }

    void theRightCodeIsAccepted() {
        String state = "";
        Answer answer = null;
        for (int codes = 0; codes < MOST_CODES && !PROVEN.contains(state); codes++) {
            String code = askForCode();
            answer = request.verify(code);
            state = request.state();
        }
        narration.require(
                "the code from the SMS proves the customer's identity", PROVEN.contains(state), answer + ", " + state);
    }

    /**
     * Requests a code, and reads it on the customer's phone. While services are being killed, a
     * code may expire before it is sent; then another is requested, as people would.
     */
    private String askForCode() {
        String text = "";
        for (int codes = 0; codes < MOST_CODES && text.isEmpty(); codes++) {
            text = sentCode();
        }
        narration.require("the SMS centre delivers it to the customer", !text.isEmpty(), Masked.message(text));
        return codeIn(text);
    }

    private String sentCode() {
        int known = inbox.sms(phone).size();
        Answer challenge = challenge();
        narration.require(
                "a one-time code goes to the registered phone",
                challenge.status() == 202 && challenge.at("destination").contains("*"),
                challenge.status() + ", to " + challenge.at("destination"));
        Duration valid = Duration.between(clock.instant(), expiryOf(challenge)).plusSeconds(10);
        return inbox.newSms(phone, known, each -> !codeIn(each).isEmpty(), valid);
    }

    /** Codes cannot be requested in quick succession; waits as long as the answer says. */
    private Answer challenge() {
        Answer answer = request.challenge();
        for (int tries = 1; tries < MOST_CODES && answer.code().equals("code-too-soon"); tries++) {
            Http.pause(Duration.ofSeconds(
                    Long.parseLong(answer.header("Retry-After").orElse("1"))));
            answer = request.challenge();
        }
        return answer;
    }

    private static Instant expiryOf(Answer challenge) {
        String expiresAt = challenge.at("expiresAt");
        if (expiresAt.isEmpty()) {
            throw new StoryEndsException("no one-time code was sent: " + challenge);
        }
        return Instant.parse(expiresAt);
    }

    private static String codeIn(String text) {
        Matcher matcher = CODE.matcher(text);
        return matcher.find() ? matcher.group() : "";
    }

    private static String differentCode(String code) {
        return "%06d".formatted((Integer.parseInt(code) + 1) % 1_000_000);
    }
}
