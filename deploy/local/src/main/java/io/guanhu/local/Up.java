package io.guanhu.local;

import io.guanhu.local.layout.Progress;
import io.guanhu.local.layout.SuiteException;
import io.guanhu.local.layout.SuiteOptions;
import io.guanhu.local.sample.SampleData;
import io.guanhu.local.suite.LocalSuite;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.slf4j.LoggerFactory;

/** The command {@code deploy/local/up}: starts the suite, fills it once, and runs until Ctrl-C. */
public final class Up {

    private static final String SAMPLE = "sample data";

    /** As in production. */
    private static final Duration CODE_VALIDITY = Duration.ofMinutes(5);

    /** Whether it is ending unexpectedly, not through Ctrl-C. */
    private static volatile boolean ended;

    private Up() {}

    public static void main(String[] arguments) {
        PrintStream out = System.out;
        UpOptions options;
        try {
            options = UpOptions.parse(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println("up: " + e.getMessage());
            System.exit(2);
            return;
        }
        System.setProperty("guanhu.logs", options.data().resolve("logs").toString());
        // Load it before several threads do so at once.
        LoggerFactory.getLogger(Up.class).info("Starting in {}", options.data());
        int status = run(options, out);
        ended = true;
        System.exit(status);
    }

    private static int run(UpOptions options, PrintStream out) {
        try (TerminalProgress progress = new TerminalProgress(out, Boolean.getBoolean("guanhu.live"))) {
            // Runs at the same time as the hook that stops the suite, which takes some seconds.
            Thread teller = new Thread(() -> stopping(progress, out), "tell-stop");
            Runtime.getRuntime().addShutdownHook(teller);
            LocalSuite suite = LocalSuite.start(new SuiteOptions(
                    options.root(),
                    options.data(),
                    options.portOffset(),
                    options.fresh(),
                    options.standby(),
                    CODE_VALIDITY,
                    progress));
            fill(suite, options, progress);
            String took = progress.elapsed();
            progress.finish();
            Announcement.print(out, suite, took);
            return awaitEnd(suite);
        } catch (SuiteException e) {
            System.err.println();
            System.err.println("up: " + e.getMessage());
            return 1;
        } catch (IOException e) {
            System.err.println("up: " + e.getMessage());
            return 1;
        }
    }

    /**
     * Fills the suite unless an earlier load was completed; an interrupted one is completed now.
     */
    private static void fill(LocalSuite suite, UpOptions options, Progress progress) throws IOException {
        Path mark = options.data().resolve("sample-loaded");
        var sample = new SampleData(suite.suite(), Clock.systemUTC(), options.customers());
        try {
            if (options.customers() == 0 || Files.exists(mark)) {
                sample.publishCalendars();
                return;
            }
            long begin = System.nanoTime();
            progress.started(SAMPLE);
            SampleData.Loaded loaded = sample.load(sentence -> progress.reached(SAMPLE, sentence));
            progress.ready(SAMPLE, Duration.ofNanos(System.nanoTime() - begin));
            progress.say("%d managers; %d customers. %s"
                    .formatted(loaded.managers(), loaded.customers() + loaded.known(), loaded.ofFaultyLines()));
            Files.createFile(mark);
        } catch (IllegalStateException e) {
            suite.close();
            throw new SuiteException("The sample data could not be loaded: " + e.getMessage(), e);
        }
    }

    private static void stopping(TerminalProgress progress, PrintStream out) {
        if (!ended) {
            progress.finish();
            out.println("\nStopping…");
        }
    }

    private static int awaitEnd(LocalSuite suite) {
        String sentence = suite.failure().join();
        System.err.println("up: " + sentence + ". Stopping the rest.");
        suite.close();
        return 1;
    }

    /** The memory of all processes, in MiB. */
    static long total(Map<String, Long> memory) {
        return memory.values().stream().mapToLong(Long::longValue).sum() / 1024;
    }
}
