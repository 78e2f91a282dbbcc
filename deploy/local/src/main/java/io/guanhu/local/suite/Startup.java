package io.guanhu.local.suite;

import io.guanhu.local.layout.Directories;
import io.guanhu.local.layout.Secrets;
import io.guanhu.local.layout.Service;
import io.guanhu.local.layout.SuiteOptions;
import io.guanhu.local.process.ServiceProcess;
import io.guanhu.local.server.Broker;
import io.guanhu.local.server.KeyStores;
import io.guanhu.local.server.LedgerKey;
import io.guanhu.local.server.Servers;
import io.guanhu.local.server.Witness;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The order of a start. Servers start first, in parallel. A service starts when PostgreSQL and
 * Kafka are ready. Only a few services start at once, because on two cores all together would
 * exceed their time limits. No service waits for another to be ready, since readiness may be
 * mutually dependent.
 */
final class Startup {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int AT_ONCE = Math.max(2, Runtime.getRuntime().availableProcessors());

    private final SuiteOptions options;
    private final Directories directories;
    private final Servers servers;
    private final Function<Service, ServiceProcess> launcher;
    private final Semaphore warmingUp = new Semaphore(AT_ONCE);

    Startup(
            SuiteOptions options,
            Directories directories,
            Servers servers,
            Function<Service, ServiceProcess> launcher) {
        this.options = options;
        this.directories = directories;
        this.servers = servers;
        this.launcher = launcher;
    }

    /**
     * Generates the passwords before the first server needs one, so that an interrupted start does
     * not lose any.
     */
    void prepareSecrets(Secrets secrets) throws IOException {
        secrets.of("postgresql");
        secrets.of("keystore");
        secrets.of("keycloak");
        secrets.of("sms");
        Broker.prepareSecrets(secrets);
        for (String client : Servers.CLIENTS) {
            secrets.of(client);
        }
        for (Service service : Service.values()) {
            service.database().ifPresent(name -> {
                secrets.of(name + "_owner");
                secrets.of(name + "_app");
                secrets.of(KeyStores.nameFor(name) + "_owner");
                secrets.of(KeyStores.nameFor(name) + "_app");
            });
            directories.of(service);
        }
        // Before the first service starts, so that no two services create it.
        LedgerKey.of(directories.ledgerKey(), directories.ledger());
        secrets.save();
        Witness.prepareLogKey(directories);
    }

    /**
     * Runs all steps.
     *
     * @param abort stops everything; called as soon as one step fails, so that the others end too
     */
    void run(Runnable abort) {
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<Void> keycloak =
                    step(workers, "keycloak", () -> servers.startKeycloak(options.progress()::say));
            CompletableFuture<Void> inbox = step(workers, "sms, mail", servers::startInbox);
            CompletableFuture<Void> stores = CompletableFuture.allOf(
                    step(workers, "postgresql", servers::startPostgresql),
                    step(workers, "keystore", servers::startKeyStore),
                    step(workers, "kafka", servers::startKafka),
                    step(workers, "witness", servers::startWitness));
            Stream<CompletableFuture<Void>> services =
                    Stream.of(Service.values()).map(each -> startAfter(stores, each, workers));
            CompletableFuture<?>[] all =
                    Stream.concat(Stream.of(keycloak, inbox), services).toArray(CompletableFuture<?>[]::new);
            firstFailureOrAll(List.of(all), workers, abort);
        }
    }

    private CompletableFuture<Void> startAfter(
            CompletableFuture<Void> stores, Service service, ExecutorService workers) {
        return stores.thenComposeAsync(_ -> step(workers, service.module(), () -> start(service)), workers);
    }

    private void start(Service service) {
        ServiceProcess process;
        warmingUp.acquireUninterruptibly();
        try {
            process = launcher.apply(service);
            process.awaitLive(PATIENCE);
        } finally {
            warmingUp.release();
        }
        process.awaitReady(PATIENCE);
    }

    private CompletableFuture<Void> step(ExecutorService workers, String component, Runnable work) {
        long begin = System.nanoTime();
        options.progress().started(component);
        return CompletableFuture.runAsync(work, workers)
                .thenRun(() -> options.progress().ready(component, Duration.ofNanos(System.nanoTime() - begin)));
    }

    private static void firstFailureOrAll(List<CompletableFuture<?>> steps, ExecutorService workers, Runnable abort) {
        CompletableFuture<Void> outcome = CompletableFuture.allOf(steps.toArray(CompletableFuture<?>[]::new));
        for (CompletableFuture<?> step : steps) {
            var _ = step.whenComplete((done, problem) -> {
                if (problem != null) {
                    outcome.completeExceptionally(problem);
                }
            });
        }
        try {
            outcome.join();
        } catch (CompletionException e) {
            // The others are waiting for something that will not happen.
            abort.run();
            workers.shutdownNow();
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
