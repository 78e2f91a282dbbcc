package io.guanhu.local.story;

import io.guanhu.local.client.Suite;
import io.guanhu.local.client.UnreachableException;
import io.guanhu.local.signin.SignInException;
import io.guanhu.local.story.stage.Narration;
import io.guanhu.local.story.stage.Request;
import io.guanhu.local.story.stage.Stage;
import io.guanhu.local.story.stage.StoryCustomer;
import io.guanhu.local.story.stage.StoryEndsException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;

/**
 * The command {@code deploy/local/story}: plays both of the suite's jobs, and reports whether all
 * went well.
 */
public final class Story {

    private Story() {}

    /** Takes the data directory of the running suite. */
    public static void main(String[] arguments) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Path directory = Path.of(arguments.length == 0 ? "deploy/local/.data" : arguments[0]);
        Suite suite;
        try {
            suite = Suite.read(directory);
        } catch (UncheckedIOException e) {
            System.err.println("story: " + e.getMessage());
            System.exit(2);
            return;
        }
        System.exit(play(suite, Clock.systemUTC(), out) ? 0 : 1);
    }

    /** Plays the story through a suite's gateway. Returns whether every expectation was met. */
    public static boolean play(Suite suite, Clock clock, PrintStream out) {
        var narration = new Narration(out);
        var stage = new Stage(suite, clock, narration);
        scene(narration, "1. A manager corrects a customer's contact details", () -> correct(stage));
        scene(narration, "2. A request by telephone is refused", () -> refuse(stage));
        scene(narration, "3. A former customer has their data erased", () -> erase(stage));
        return narration.conclude();
    }

    private static void correct(Stage stage) {
        var casting = new Casting(stage);
        new CorrectingContacts(stage, casting.customer("customer1", "e1101", "BJ/CHAOYANG/001", null)).play();
    }

    private static void refuse(Stage stage) {
        var casting = new Casting(stage);
        new RefusingARequest(stage, casting.customer("customer4", "e2101", "SH/PUDONG/001", null)).play();
    }

    private static void erase(Stage stage) {
        var casting = new Casting(stage);
        StoryCustomer customer = casting.customer("customer2", "e1101", "BJ/CHAOYANG/001", "2024-05-31");
        Request request = new AskingForErasure(stage, customer).play();
        new CarryingOutErasure(stage, customer, request).play();
    }

    private static void scene(Narration narration, String title, Runnable scene) {
        narration.part(title);
        try {
            scene.run();
        } catch (StoryEndsException | SignInException | UnreachableException e) {
            narration.abort(String.valueOf(e.getMessage()));
        }
    }
}
