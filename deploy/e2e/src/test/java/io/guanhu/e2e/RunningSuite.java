package io.guanhu.e2e;

import io.guanhu.local.client.Suite;
import io.guanhu.local.layout.Progress;
import io.guanhu.local.layout.SuiteOptions;
import io.guanhu.local.sample.SampleCustomer;
import io.guanhu.local.sample.SampleCustomers;
import io.guanhu.local.sample.SampleData;
import io.guanhu.local.suite.LocalSuite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** The suite that all tests here share: packaged jars, real servers, a small sample. */
public final class RunningSuite {

    /**
     * The data directory of a running suite, for people who write tests of the console: a
     * start takes minutes.
     */
    private static final @Nullable String OTHER = System.getProperty("guanhu.e2e.suite");

    /** Enough for every kind of customer. */
    static final int CUSTOMERS = 300;

    /**
     * Away from the ports of a suite that somebody may be looking at, from those of other tests
     * that run meanwhile, and below those that the system gives to outgoing connections.
     */
    private static final int PORT_OFFSET = 12_500;

    /** Short, so that the story can wait until a code has expired. */
    private static final Duration CODE_VALIDITY = Duration.ofSeconds(20);

    private static final class Holder {
        private static final LocalSuite SUITE = start();
    }

    private RunningSuite() {}

    static LocalSuite shared() {
        return Holder.SUITE;
    }

    /** Where to find it. */
    public static Suite where() {
        return OTHER == null ? shared().suite() : Suite.read(Path.of(OTHER));
    }

    static List<SampleCustomer> customers() {
        return SampleCustomers.all().subList(0, CUSTOMERS);
    }

    private static LocalSuite start() {
        Path data = Path.of("target/suite").toAbsolutePath();
        try {
            FileSystemUtils.deleteRecursively(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        LocalSuite suite = LocalSuite.start(
                new SuiteOptions(root(), data, PORT_OFFSET, true, true, CODE_VALIDITY, new ConsoleProgress()));
        new SampleData(suite.suite(), Clock.systemUTC(), CUSTOMERS).load(System.out::println);
        return suite;
    }

    /** Of the source tree. */
    public static Path root() {
        Path candidate = Path.of("").toAbsolutePath();
        while (!Files.exists(candidate.resolve("mvnw"))) {
            candidate = candidate.getParent();
            if (candidate == null) {
                throw new IllegalStateException("Not within the source tree");
            }
        }
        return candidate;
    }

    /** To standard output, where a build's log shows what took long. */
    private static final class ConsoleProgress implements Progress {

        @Override
        public void started(String component) {}

        @Override
        public void ready(String component, Duration took) {
            System.out.println(component + " was ready after " + took.toMillis() + " ms");
        }

        @Override
        public void reached(String component, String sentence) {}

        @Override
        public void say(String sentence) {
            System.out.println(sentence);
        }
    }
}
