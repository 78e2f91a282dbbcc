package io.guanhu.platform.keyring.access;

import io.guanhu.platform.contract.DataCategory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the service's keys are stored, and when erased keys are destroyed.
 *
 * @param url the key store's database, such as {@code jdbc:postgresql://keys:5432/customer_keys}
 * @param username the role that reads and writes rows
 * @param migration the role that owns the tables
 * @param connections connections to the key store at most
 * @param acquire how long to wait for a connection
 * @param statement limit for one statement
 * @param lock how long to wait for another change of the tree
 * @param answer total time that a caller waits
 * @param cachedPageKeys keys of pages kept in memory at most
 * @param categories categories for which a customer gets keys at once; all if absent
 * @param restoreFrom the export from which an empty key store is restored; only if its cluster and
 *     the archive are lost
 * @param unusedAfter when keys are removed whose owner the data does not contain; longer than the
 *     age of any data that may be restored and later replaced by newer data
 * @param refuseInTransaction whether a call inside a transaction fails; if not, it is counted
 * @param service how the keys of the service itself are kept in memory, and when they rotate
 */
@ConfigurationProperties("guanhu.keystore")
public record KeyStoreProperties(
        String url,
        String username,
        String password,
        Migration migration,
        @DefaultValue("8") int connections,
        @DefaultValue("5s") Duration acquire,
        @DefaultValue("10s") Duration statement,
        @DefaultValue("8s") Duration lock,
        @DefaultValue("15s") Duration answer,
        @DefaultValue("50000") int cachedPageKeys,
        @Nullable Set<DataCategory> categories,
        @DefaultValue("30d") Duration unusedAfter,
        @DefaultValue("false") boolean refuseInTransaction,
        @Nullable Path restoreFrom,
        @DefaultValue Epoch epoch,
        @DefaultValue Gate gate,
        @DefaultValue Service service) {

    public Set<DataCategory> atFirst() {
        return categories == null ? EnumSet.allOf(DataCategory.class) : categories;
    }

    @Override
    public String toString() {
        return "KeyStoreProperties[" + url + "]";
    }

    public record Migration(String username, String password) {

        @Override
        public String toString() {
            return "Migration[" + username + "]";
        }
    }

    /**
     * When epochs end.
     *
     * @param interval time between epochs that nobody is waiting for
     * @param gather how long to wait for more erasures, so that they share an epoch
     * @param poll how often to look for work, and at an open gate
     * @param late how long an epoch may wait before it is reported as late
     * @param leavesAtOnce how many leaves get new keys in one change of the tree
     */
    public record Epoch(
            @DefaultValue("1h") Duration interval,
            @DefaultValue("200ms") Duration gather,
            @DefaultValue("1s") Duration poll,
            @DefaultValue("15m") Duration late,
            @DefaultValue("2000") int leavesAtOnce) {}

    /**
     * Keys of the service itself.
     *
     * <p>AES-GCM with random nonces allows 2^32 seals under one key. A thousand requests a second,
     * with two seals each, make 2^30.2 of them in a week, over all replicas; a process that makes
     * 2^28 of them sooner asks for the next version at once, so that sixteen can do so.
     *
     * @param refresh how often these keys are read again; a new version is used once every replica
     *     must have read it
     * @param stale after this time without a successful read, nothing more is sealed
     * @param interval time between versions of those keys that rotate automatically
     * @param seals seals by one process under one version at most
     */
    public record Service(
            @DefaultValue("5s") Duration refresh,
            @DefaultValue("1h") Duration stale,
            @DefaultValue("7d") Duration interval,
            @DefaultValue("268435456") long seals) {}

    /**
     * What must be true before an old root is destroyed. What does not exist is declared {@code
     * absent}; nothing is absent by default.
     *
     * @param standbys the names ({@code application_name}) of the standbys that may become the
     *     primary, separated by commas; or {@code absent}
     * @param archive {@code required} or {@code absent}
     * @param export the directory to which the tree is exported; or {@code absent}
     * @param heartbeat how often a replica reports that it is alive
     * @param replicaExpiry how long a replica may be silent before it counts as dead
     */
    public record Gate(
            @Nullable String standbys,
            @Nullable String archive,
            @Nullable String export,
            @DefaultValue("1s") Duration heartbeat,
            @DefaultValue("60s") Duration replicaExpiry) {

        private static final String ABSENT = "absent";

        Set<String> standbyNames() {
            String configured = required("standbys", standbys, "names of standbys");
            return configured.equals(ABSENT)
                    ? Set.of()
                    : Arrays.stream(configured.split(",", -1))
                            .map(String::strip)
                            .filter(name -> !name.isEmpty())
                            .collect(Collectors.toSet());
        }

        boolean archived() {
            String configured = required("archive", archive, "required");
            if (!configured.equals(ABSENT) && !configured.equals("required")) {
                throw new IllegalStateException("guanhu.keystore.gate.archive is \"required\" or \"absent\"");
            }
            return configured.equals("required");
        }

        @Nullable
        Path exportDirectory() {
            String configured = required("export", export, "a directory");
            return configured.equals(ABSENT) ? null : Path.of(configured);
        }

        /** A missing safeguard must be declared explicitly, and the certificate states it. */
        private static String required(String name, @Nullable String value, String otherwise) {
            if (value == null || value.isBlank()) {
                throw new IllegalStateException(
                        "Set guanhu.keystore.gate." + name + ": " + otherwise + ", or \"absent\" if there is none.");
            }
            return value.strip();
        }
    }
}
