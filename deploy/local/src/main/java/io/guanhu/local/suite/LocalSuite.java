package io.guanhu.local.suite;

import io.guanhu.local.client.Suite;
import io.guanhu.local.layout.Directories;
import io.guanhu.local.layout.DirectoryLock;
import io.guanhu.local.layout.Memory;
import io.guanhu.local.layout.Port;
import io.guanhu.local.layout.PortCheck;
import io.guanhu.local.layout.Secrets;
import io.guanhu.local.layout.Service;
import io.guanhu.local.layout.SuiteException;
import io.guanhu.local.layout.SuiteOptions;
import io.guanhu.local.process.Java;
import io.guanhu.local.process.ServiceJar;
import io.guanhu.local.process.ServiceProcess;
import io.guanhu.local.server.Servers;
import io.guanhu.testing.Database;
import io.guanhu.testing.PostgresProcess;
import io.guanhu.testing.PostgresStandby;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;

/**
 * The whole suite as processes on this machine, with real servers. Nothing keeps running after
 * {@link #close}.
 */
public final class LocalSuite implements AutoCloseable {

    private static final Duration STOP = Duration.ofSeconds(25);
    private static final Duration LEFTOVERS_END = Duration.ofSeconds(20);

    private final SuiteOptions options;
    private final DirectoryLock lock;
    private final Directories directories;
    private final boolean fresh;
    private final Secrets secrets;
    private final Servers servers;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final Map<Service, ServiceProcess> services = new ConcurrentHashMap<>();
    private final CompletableFuture<String> failure = new CompletableFuture<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().factory());
    private volatile boolean closed;

    private LocalSuite(SuiteOptions options) throws IOException {
        this.options = options;
        lock = DirectoryLock.of(options.dataDirectory());
        clear();
        fresh = new Directories(options.dataDirectory()).isNew();
        directories = Directories.prepare(options.dataDirectory());
        secrets = new Secrets(directories.secrets());
        servers = new Servers(options, directories, secrets);
    }

    /**
     * Starts everything and returns when every service accepts requests.
     *
     * @throws SuiteException if that fails; nothing keeps running then
     */
    public static LocalSuite start(SuiteOptions options) {
        LocalSuite suite;
        try {
            suite = new LocalSuite(options);
        } catch (IOException e) {
            throw new SuiteException("The data directory " + options.dataDirectory() + " cannot be used: " + e, e);
        }
        Thread atExit = new Thread(suite::close, "stop-suite");
        Runtime.getRuntime().addShutdownHook(atExit);
        try {
            suite.startAll();
            return suite;
        } catch (IOException | RuntimeException e) {
            suite.close();
            throw e instanceof SuiteException known
                    ? known
                    : new SuiteException("The suite did not start: " + e.getMessage(), e);
        }
    }

    /**
     * Prepares the start: makes sure that no earlier run is active, and deletes its data if
     * requested.
     */
    private void clear() throws IOException {
        Directories earlier = new Directories(options.dataDirectory());
        boolean data = PostgresProcess.stopLeftover(earlier.postgresql());
        boolean keys = PostgresProcess.stopLeftover(earlier.keyStore());
        boolean standby = PostgresProcess.stopLeftover(earlier.keyStandby());
        boolean killed = data || keys || standby;
        if (killed) {
            options.progress().say("Stopped a PostgreSQL that an earlier run had left behind.");
        }
        try {
            // The processes of that run end on their own, but some take a while.
            PortCheck.awaitFree(options.portOffset(), killed ? LEFTOVERS_END : Duration.ZERO);
            if (options.fresh()) {
                earlier.remove();
            }
        } catch (SuiteException e) {
            lock.close();
            throw e;
        }
    }

    private void startAll() throws IOException {
        Startup startup = new Startup(options, directories, servers, this::launch);
        startup.prepareSecrets(secrets);
        startup.run(this::close);
        servers.watch(clock, this::report);
        suite().write(options.dataDirectory());
    }

    private void report(String sentence) {
        if (!closed) {
            failure.complete(sentence);
        }
    }

    private ServiceProcess launch(Service service) {
        try {
            ServiceConfiguration configuration = new ServiceConfiguration(options, directories, secrets, servers);
            ServiceProcess process = ServiceProcess.start(
                    service,
                    Java.command(ServiceJar.of(options.root(), service.module()), configuration.write(service)),
                    directories.log(service.module()),
                    service.management().at(options.portOffset()),
                    http,
                    this::report);
            services.put(service, process);
            if (closed) {
                process.kill();
            }
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kills a service immediately, like {@code kill -9}; the others continue. */
    public void kill(String service) {
        running(service).kill();
    }

    /** Asks a service to finish its work and exit, and waits for it; the others continue. */
    public void stop(String service) {
        ServiceProcess process = running(service);
        process.askToStop();
        process.awaitEnd(STOP);
    }

    /** The address of a service's health and metrics. */
    public URI management(String service) {
        return address(Service.named(service).management());
    }

    /** Starts a killed or stopped service again, and returns when it accepts requests. */
    public void restart(String service) {
        launch(Service.named(service)).awaitReady(Duration.ofMinutes(3));
    }

    private ServiceProcess running(String service) {
        ServiceProcess process = services.get(Service.named(service));
        if (process == null) {
            throw new IllegalStateException(service + " has not been started");
        }
        return process;
    }

    /** Completes with a message as soon as any process ends unexpectedly. */
    public CompletableFuture<String> failure() {
        return failure;
    }

    /** Whether this start found no earlier data. */
    public boolean isNew() {
        return fresh;
    }

    /** The suite's addresses, for its clients. */
    public Suite suite() {
        return new Suite(
                address(Port.GATEWAY),
                URI.create(address(Port.KEYCLOAK) + "/realms/guanhu"),
                address(Port.INBOX),
                secrets.of("core-banking"),
                "admin",
                secrets.of("keycloak"));
    }

    private URI address(Port port) {
        return URI.create("http://localhost:" + port.at(options.portOffset()));
    }

    public Path dataDirectory() {
        return options.dataDirectory();
    }

    /** The directory of logs, with one file per process. */
    public Path logDirectory() {
        return directories.logs();
    }

    /** Every port on which a part of the suite listens. */
    public List<Integer> ports() {
        return Stream.of(Port.values())
                .map(port -> port.at(options.portOffset()))
                .toList();
    }

    /** The settings of a Kafka client with all rights. */
    public Map<String, String> kafkaAdministrator() {
        return servers.kafka().administrator();
    }

    /** The settings of a service's Kafka client. */
    public Map<String, String> kafkaClient(String service) {
        return servers.kafka().client(Service.named(service));
    }

    public Collection<Database> databases() {
        return servers.databases().values();
    }

    /** The services' key stores, on a separate server. */
    public Collection<Database> keyStores() {
        return servers.keyStore().databases().values();
    }

    /** The standby of the key stores' server, if requested. */
    public PostgresStandby keyStandby() {
        return servers.keyStore().standby();
    }

    /**
     * Opens a connection to a database or a key store with the right to read everything; the caller
     * closes it.
     */
    public Connection superuser(String database) throws SQLException {
        return servers.superuser(database);
    }

    /**
     * The memory of each process in KiB; shared pages are divided among the processes that share
     * them.
     */
    public Map<String, Long> memory() {
        Map<String, Long> memory = new LinkedHashMap<>(servers.memory());
        new EnumMap<>(services).forEach((service, process) -> memory.put(service.module(), Memory.of(process.pid())));
        return memory;
    }

    /** Stops everything, dependents first. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        clock.shutdownNow();
        List<ServiceProcess> all = List.copyOf(services.values());
        all.forEach(ServiceProcess::askToStop);
        all.forEach(each -> each.awaitEnd(STOP));
        servers.close();
        http.close();
        lock.close();
    }

    /** The names for {@link #kill} and {@link #restart}. */
    public static List<String> serviceNames() {
        return Stream.of(Service.values()).map(Service::module).toList();
    }
}
