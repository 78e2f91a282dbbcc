package io.guanhu.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.local.client.Http;
import io.guanhu.local.signin.Console;
import io.guanhu.local.story.Story;
import io.guanhu.local.suite.LocalSuite;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Every service is ended as by {@code kill -9} at some moment of the story, which goes on. */
class KillIT {

    private static final long SEED = Long.getLong("guanhu.kill.seed", 20_261_121L);
    private static final Duration LONGEST_STORY = Duration.ofMinutes(8);
    private static final int LATEST_KILL_MILLIS = 5_000;
    private static final int LONGEST_ABSENCE_MILLIS = 1_500;

    private final LocalSuite suite = RunningSuite.shared();
    private final Random random = new Random(SEED);

    @Test
    void finishesTheStoryWhateverIsKilled() throws Exception {
        System.out.println("Killing in the order of -Dguanhu.kill.seed=" + SEED);
        List<String> services = new ArrayList<>(LocalSuite.serviceNames());
        Collections.shuffle(services, random);
        try (ExecutorService stage = Executors.newSingleThreadExecutor()) {
            Future<Boolean> story = play(stage);
            for (String service : services) {
                if (story.isDone()) {
                    assertThat(story.get()).isTrue();
                    story = play(stage);
                }
                killAndRestart(service, story);
            }
            assertThat(story.get(LONGEST_STORY.toSeconds(), TimeUnit.SECONDS)).isTrue();
        }
        assertThat(logIsWhole()).isTrue();
        assertThat(WrittenDown.search(suite, SampleNeedles.of(RunningSuite.customers()))
                        .search()
                        .leaks())
                .isEmpty();
    }

    private Future<Boolean> play(ExecutorService stage) {
        return stage.submit(() -> Story.play(suite.suite(), Clock.systemUTC(), System.out));
    }

    private void killAndRestart(String service, Future<Boolean> story) throws Exception {
        playOn(story, random.nextInt(LATEST_KILL_MILLIS));
        System.out.println("    † " + service + " is killed");
        suite.kill(service);
        playOn(story, random.nextInt(LONGEST_ABSENCE_MILLIS));
        suite.restart(service);
        System.out.println("    † " + service + " is back");
    }

    /** For this long, or to its end. */
    private static void playOn(Future<Boolean> story, int millis) throws Exception {
        try {
            assertThat(story.get(millis, TimeUnit.MILLISECONDS)).isTrue();
        } catch (TimeoutException _) {
            // The story goes on.
        }
    }

    /** Nothing was lost from the audit log, and nothing is in it twice. */
    private boolean logIsWhole() {
        Console auditor = Console.signIn(new Http(Duration.ofMinutes(1)), suite.suite(), "e9201", Clock.systemUTC());
        String job = "/api/audit/log/verification/"
                + auditor.post("/api/audit/log/verification", Map.of()).at("id");
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> auditor.get(job).at("state").equals("COMPLETED"));
        return auditor.get(job).json().path("outcome").path("ok").asBoolean(false);
    }
}
