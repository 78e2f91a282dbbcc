package io.guanhu.local.server;

import io.guanhu.local.layout.Directories;
import io.guanhu.local.layout.Memory;
import io.guanhu.local.layout.Port;
import io.guanhu.local.layout.Secrets;
import io.guanhu.local.layout.Service;
import io.guanhu.local.layout.SuiteOptions;
import io.guanhu.testing.Database;
import io.guanhu.testing.PostgresProcess;
import io.guanhu.testing.PostgresStandby;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The services' key stores: a separate cluster with an archived write-ahead log and, if requested,
 * a standby.
 */
public final class KeyStores implements AutoCloseable {

    /** The standby's name in the cluster. */
    private static final String STANDBY = "key-standby";

    private final SuiteOptions options;
    private final Directories directories;
    private final Secrets secrets;
    private final Map<Service, Database> databases = Collections.synchronizedMap(new EnumMap<>(Service.class));
    private volatile @Nullable PostgresProcess server;
    private volatile @Nullable PostgresStandby standby;

    KeyStores(SuiteOptions options, Directories directories, Secrets secrets) {
        this.options = options;
        this.directories = directories;
        this.secrets = secrets;
    }

    /** The name of a database's key store. */
    public static String nameFor(String database) {
        return database + "_keys";
    }

    void start() {
        PostgresProcess cluster = PostgresProcess.startArchiving(
                Port.KEY_STORE.at(options.portOffset()),
                directories.keyStore(),
                directories.log("keystore"),
                secrets.of("keystore"),
                directories.keyStoreArchive());
        server = cluster;
        startStandby(cluster);
        for (Service service : Service.values()) {
            service.database()
                    .map(KeyStores::nameFor)
                    .ifPresent(name -> databases.put(service, provision(cluster, name)));
        }
    }

    private Database provision(PostgresProcess cluster, String name) {
        return cluster.provisionKeyStore(new Database(
                cluster.host(), cluster.port(), name, name, secrets.of(name + "_owner"), secrets.of(name + "_app")));
    }

    private void startStandby(PostgresProcess cluster) {
        if (options.standby()) {
            standby = PostgresStandby.follow(
                    cluster,
                    STANDBY,
                    Port.KEY_STANDBY.at(options.portOffset()),
                    directories.keyStandby(),
                    directories.log("keystore-standby"),
                    secrets.of("keystore"));
        } else {
            PostgresStandby.forget(cluster, STANDBY, directories.keyStandby());
        }
    }

    /** The standbys that services must wait for. */
    public String standbys() {
        return options.standby() ? STANDBY : "absent";
    }

    public PostgresStandby standby() {
        PostgresStandby running = standby;
        if (running == null) {
            throw new IllegalStateException("The suite runs without a standby");
        }
        return running;
    }

    public Map<Service, Database> databases() {
        return Map.copyOf(databases);
    }

    boolean holds(String database) {
        return databases.values().stream().anyMatch(each -> each.name().equals(database));
    }

    Connection superuser(String database) throws SQLException {
        PostgresProcess cluster = server;
        if (cluster == null) {
            throw new IllegalStateException("The key store has not been started");
        }
        return cluster.superuser(database);
    }

    /** The memory of each server, in KiB. */
    Map<String, Long> memory() {
        Map<String, Long> memory = new LinkedHashMap<>();
        PostgresProcess.postmaster(directories.keyStore())
                .ifPresent(process -> memory.put("keystore", Memory.ofTree(process)));
        PostgresProcess.postmaster(directories.keyStandby())
                .ifPresent(process -> memory.put("keystore standby", Memory.ofTree(process)));
        return memory;
    }

    /** Stops the cluster first, so that it can send the standby its last changes. */
    @Override
    public void close() {
        PostgresProcess cluster = server;
        PostgresStandby follower = standby;
        try {
            if (cluster != null) {
                cluster.close();
            }
        } finally {
            if (follower != null) {
                follower.close();
            }
            PostgresProcess.stopLeftover(directories.keyStandby());
            PostgresProcess.stopLeftover(directories.keyStore());
        }
    }
}
