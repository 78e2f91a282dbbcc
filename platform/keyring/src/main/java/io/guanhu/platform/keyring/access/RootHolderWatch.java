package io.guanhu.platform.keyring.access;

import io.guanhu.platform.keyring.encryption.KeyEncryptionException;
import io.guanhu.platform.keyring.encryption.KeyEncryptionService;
import io.guanhu.platform.keyring.encryption.KeyEncryptionService.State;
import io.guanhu.platform.keyring.encryption.RootHolderUnavailableException;
import io.guanhu.platform.keyring.encryption.UnknownVersionException;
import io.guanhu.platform.runtime.Failure;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Asks the holder of root keys for the current root every half minute. Processes with the root
 * page's key in memory continue while the holder is unavailable, but epochs and new processes do
 * not.
 */
final class RootHolderWatch {

    private static final Logger LOG = LoggerFactory.getLogger(RootHolderWatch.class);
    private static final String GOOD = "has the root in use";
    private static final Duration REST = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Callable<String> rootInUse;
    private final KeyEncryptionService holder;
    private volatile String condition = "was not asked yet";
    private volatile double reachable = Double.NaN;

    /**
     * @param rootInUse returns its version; blocking
     */
    RootHolderWatch(Callable<String> rootInUse, KeyEncryptionService holder, MeterRegistry meters) {
        this.rootInUse = rootInUse;
        this.holder = holder;
        Gauge.builder("guanhu.keystore.root.reachable", this, watch -> watch.reachable)
                .description("1 if the holder of root keys has the root in use")
                .tag("adapter", holder.description().adapter())
                .register(meters);
    }

    String adapter() {
        return holder.description().adapter();
    }

    /** The holder's last answer, for people. */
    String lastAnswer() {
        return condition;
    }

    /** One check. */
    Mono<Duration> check() {
        return Mono.fromCallable(rootInUse)
                .flatMap(holder::state)
                .timeout(PATIENCE)
                .doOnNext(state -> note(words(state), ""))
                .doOnError(e -> note(words(e), detail(e)))
                .onErrorComplete()
                .thenReturn(REST);
    }

    private static String words(State state) {
        return state instanceof State.Living ? GOOD : "says that the root in use was destroyed";
    }

    private static String words(Throwable e) {
        return e instanceof UnknownVersionException ? "does not know the root in use" : "cannot be asked";
    }

    /**
     * The holder's own messages contain names of files, addresses and codes, but no personal data.
     */
    private static String detail(Throwable e) {
        return e instanceof RootHolderUnavailableException || e instanceof KeyEncryptionException
                ? String.valueOf(e.getMessage())
                : Failure.of(e).toString();
    }

    private void note(String now, String detail) {
        if (!now.equals(condition)) {
            if (now.equals(GOOD)) {
                LOG.info("The holder of root keys ({}) {}", adapter(), now);
            } else {
                LOG.warn("The holder of root keys ({}) {} {}", adapter(), now, detail);
            }
        }
        condition = now;
        reachable = now.equals(GOOD) ? 1 : 0;
    }
}
