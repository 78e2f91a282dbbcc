package io.guanhu.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.testing.architecture.Architecture;
import io.guanhu.testing.architecture.StoreTests;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Of all that lies in {@code io.guanhu.platform}: this module stands on all others of the platform,
 * and on the contract, which cannot use the rules itself because the rules' module stands on it.
 */
class ArchitectureTests {

    /** Stores without a test of their own, and the test of what stands on each. */
    private static final Map<String, String> TESTED_BY = Map.ofEntries(
            Map.entry("erasure.following.LedgerCopyStore", "erasure.LedgerIT"),
            Map.entry("erasure.order.ErasureStore", "erasure.ErasureIT"),
            Map.entry("idempotency.IdempotencyStore", "app.IdempotencyIT"),
            Map.entry("inbox.InboxStore", "inbox.InboxIT"),
            Map.entry("inbox.ParkedStore", "inbox.InboxIT"),
            Map.entry("inbox.RefusedStore", "inbox.ForgedMessagesIT"),
            Map.entry("job.JobItemStore", "job.JobsIT"),
            Map.entry("job.JobStore", "job.JobControlIT"),
            Map.entry("keyring.KeyFenceStore", "app.KeyringFenceIT"),
            Map.entry("keyring.KnownOwnerStore", "app.UnusedKeysIT"),
            Map.entry("keyring.epoch.EpochStore", "keyring.epoch.EpochIT"),
            Map.entry("keyring.epoch.condition.ReplicaStore", "keyring.epoch.EpochIT"),
            Map.entry("keyring.epoch.condition.WriteAheadLogStore", "keyring.epoch.ForensicIT"),
            Map.entry("keyring.store.ServiceKeyStore", "keyring.service.ServiceKeyRotationIT"),
            Map.entry("keyring.store.tree.DestroyedStore", "app.KeyDestructionIT"),
            Map.entry("keyring.store.tree.NewOwnerStore", "app.UnusedKeysIT"),
            Map.entry("keyring.store.tree.PageStore", "keyring.epoch.EpochIT"),
            Map.entry("outbox.OutboxStore", "outbox.OutboxIT"));

    /** Tested by the services, whose tables it counts. */
    private static final String CENSUS = "census.CensusStore";

    @TestFactory
    Stream<DynamicTest> everythingIsInItsPlace() {
        Architecture platform = Architecture.library("io.guanhu.platform")
                .makingTheClock("runtime.RuntimeAutoConfiguration", "all others are given this one")
                .speakingSql("database.Lease", "is a connection, and hands on what stores say")
                .speakingSql("keyring.epoch.LeaderLock", "a lock, on a connection of its own")
                .speakingSql("keyring.store.tree.TreeInitialization", "makes the tree before there are stores");
        return blockingInTheKeyring(blocking(platform)).tests();
    }

    @Test
    void everyStoreIsTestedByItselfOrByWhatStandsOnIt() {
        assertThat(StoreTests.missing("io.guanhu.platform"))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(TESTED_BY.keySet().stream(), Stream.of(CENSUS))
                        .toList());
        assertThat(TESTED_BY.values())
                .allSatisfy(test -> assertThat(ArchitectureTests.class.getResource(test.replace('.', '/') + ".class"))
                        .as(test)
                        .isNotNull());
    }

    private static Architecture blocking(Architecture platform) {
        return platform.blocking("audit.RefusedCalls", "an entry is written to its end when the caller hangs up")
                .blocking("database.LeasedConnections", "a connection is cut by a timer, and nobody waits for that")
                .blocking("database.UncancellableMono", "an operator subscribes to its source")
                .blocking(
                        "inbox.Consumption",
                        "on the consumer's virtual thread: order per key needs one after the other")
                .blocking("ledger.anchor.TopicReader", "on the bounded scheduler; a Kafka consumer has no other form")
                .blocking(
                        "ledger.anchor.TopicWriter",
                        "on the bounded scheduler: it returns when all replicas have the entry")
                .blocking("messagekeys.MessageKeyAutoConfiguration", "at start-up: what is not announced must not sign")
                .blocking(
                        "publishing.EventSender", "on threads that may wait: it returns when the broker has the batch")
                .blocking("publishing.TopicReport", "on the bounded scheduler, before the relay's first round")
                .blocking("runtime.Worker", "this is where background work waits, on a virtual thread")
                .blocking("idempotency.IdempotencyPurge", "a timer, which ends with the application")
                .blocking("idempotency.KeyedRequests", "work goes on to its end when the caller hangs up");
    }

    private static Architecture blockingInTheKeyring(Architecture platform) {
        return platform.blocking("keyring.Provisioning", "a thread of its own makes keys for all who ask")
                .blocking("keyring.epoch.EpochRunner", "on a worker's thread")
                .blocking("keyring.export.TreeExport", "on a worker's thread")
                .blocking("keyring.export.TreeRestore", "at start-up: there are no keys before it is done")
                .blocking("keyring.store.tree.RootKeys", "on threads of the key store, whose other calls block too")
                .blocking("keyring.store.tree.TreeInitialization", "at start-up: without a root there are no keys");
    }
}
