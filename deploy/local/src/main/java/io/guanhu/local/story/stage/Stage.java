package io.guanhu.local.story.stage;

import io.guanhu.local.client.Answer;
import io.guanhu.local.client.Http;
import io.guanhu.local.client.Person;
import io.guanhu.local.client.Suite;
import io.guanhu.local.signin.Console;
import io.guanhu.local.signin.Machine;
import io.guanhu.local.signin.MobileApp;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The suite in which the story plays, and its people. Each has their own browser or phone. */
public final class Stage {

    /** How long a service may be unavailable because of a restart before the story gives up. */
    public static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Suite suite;
    private final Clock clock;
    private final Narration narration;
    private final Map<String, Person> people = new HashMap<>();

    public Stage(Suite suite, Clock clock, Narration narration) {
        this.suite = suite;
        this.clock = clock;
        this.narration = narration;
    }

    public Suite suite() {
        return suite;
    }

    public Clock clock() {
        return clock;
    }

    public Narration narration() {
        return narration;
    }

    /** A member of staff at the console, signed in with two factors. */
    public Person atConsole(String login) {
        return people.computeIfAbsent(login, it -> Console.signIn(new Http(PATIENCE), suite, it, clock));
    }

    /**
     * A customer with the mobile app, signed in with a password; the token contains the customer.
     */
    public Person withApp(String login) {
        return people.computeIfAbsent(login, it -> MobileApp.signIn(new Http(PATIENCE), suite, it, clock));
    }

    /** The same, for one task only, because the login may get another customer afterwards. */
    public Person brieflyWithApp(String login) {
        return MobileApp.signIn(new Http(PATIENCE), suite, login, clock);
    }

    public Machine coreBanking() {
        return Machine.coreBanking(new Http(PATIENCE), suite);
    }

    public ReceivedMessages inbox() {
        return new ReceivedMessages(new Http(PATIENCE), suite.inbox());
    }

    /** Repeats an operation after a step-up challenge, if there is one. */
    public static Answer withSecondFactor(Person person, Supplier<Answer> act) {
        Answer answer = act.get();
        for (int tries = 0; tries < 2 && isChallenge(answer); tries++) {
            person.stepUp();
            answer = act.get();
        }
        return answer;
    }

    /** RFC 9470: status, code and header require a fresh second factor. */
    public static boolean isChallenge(Answer answer) {
        return answer.status() == 401
                && answer.code().equals("insufficient-user-authentication")
                && answer.header("WWW-Authenticate")
                        .filter(it -> it.contains("insufficient_user_authentication"))
                        .filter(it -> it.contains("acr_values"))
                        .isPresent();
    }
}
