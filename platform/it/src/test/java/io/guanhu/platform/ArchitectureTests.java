package io.guanhu.platform;

import io.guanhu.testing.architecture.Architecture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Of all that lies in {@code io.guanhu.platform}: this module stands on all others of the platform,
 * and on the contract, which cannot use the rules itself because the rules' module stands on it.
 */
class ArchitectureTests {

    @TestFactory
    Stream<DynamicTest> everythingIsInItsPlace() {
        Architecture platform = Architecture.library("io.guanhu.platform")
                .makingTheClock("runtime.RuntimeAutoConfiguration", "all others are given this one")
                .speakingSql("database.Lease", "is a connection, and hands on what stores say")
                .speakingSql("keyring.epoch.LeaderLock", "a lock, on a connection of its own")
                .speakingSql("keyring.store.tree.TreeInitialization", "makes the tree before there are stores");
        return blockingInTheKeyring(blocking(platform)).tests();
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
