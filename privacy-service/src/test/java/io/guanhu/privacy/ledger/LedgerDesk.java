package io.guanhu.privacy.ledger;

import static java.util.Objects.requireNonNull;

import io.guanhu.platform.ledger.Anchors;
import io.guanhu.platform.ledger.Anchors.Report;
import io.guanhu.platform.ledger.Anchors.Survey;
import io.guanhu.platform.ledger.LedgerHead;
import io.guanhu.platform.ledger.LedgerKeys;
import io.guanhu.platform.ledger.LedgerSigner;
import io.guanhu.platform.ledger.OutsideAnchor;
import io.guanhu.platform.ledger.anchor.LedgerWitnesses;
import io.guanhu.platform.testing.Memory;
import io.guanhu.privacy.ledger.restoration.InMemoryRestoreStore;
import io.guanhu.tlog.note.NoteSigner;
import io.guanhu.tlog.note.SignedNote;
import io.guanhu.tlog.tree.Frontier;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import reactor.core.publisher.Mono;

/** A ledger in memory with two anchors and a witness. */
final class LedgerDesk {

    static final String ORIGIN = "bank.example/erasure-ledger";
    static final Duration INTERVAL = Duration.ofSeconds(1);
    static final Duration HEAD_INTERVAL = Duration.ofHours(1);
    private static final int MOST_ROUNDS = 50;

    final Memory memory = new Memory("privacy-service");
    final Key key = Key.made();
    final LedgerKeys keys = new LedgerKeys(ORIGIN, List.of(key.verifierKey()));
    final InMemorySignedHeadStore store = new InMemorySignedHeadStore(memory);
    final SignedHeads heads = new SignedHeads(store);
    final InMemoryAnchor directory = new InMemoryAnchor("directory");
    final InMemoryAnchor topic = new InMemoryAnchor("topic");
    final InMemoryWitness witness = new InMemoryWitness();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final InMemoryRestoreStore missing = new InMemoryRestoreStore(memory, store.entries);
    final Anchoring anchoring = new Anchoring(
            new StaticListableBeanFactory(Map.of("directory", directory, "topic", topic))
                    .getBeanProvider(OutsideAnchor.class),
            store,
            memory.clock());
    final Cosigning cosigning = new Cosigning(new LedgerWitnesses(List.of(witness)), store, memory.clock(), meters);
    final LedgerKeeping keeping = started(keys);

    /** A key that signs at once. */
    record Key(NoteSigner signer) implements LedgerSigner {

        static Key made() {
            try {
                return new Key(new NoteSigner(
                        ORIGIN, KeyPairGenerator.getInstance("Ed25519").generateKeyPair()));
            } catch (NoSuchAlgorithmException missing) {
                throw new IllegalStateException(missing);
            }
        }

        @Override
        public String verifierKey() {
            return signer.verifier().verifierKey();
        }

        @Override
        public Mono<String> sign(String text) {
            return Mono.fromSupplier(
                    () -> signer.countersign(new SignedNote(text)).toString());
        }
    }

    /** A new process over the same database and the same anchors. */
    LedgerKeeping started(LedgerKeys trusted) {
        return new LedgerKeeping(
                new Anchors(List.of(directory, topic, witness)),
                trusted,
                key,
                store,
                heads,
                anchoring,
                cosigning,
                missing.restoring(memory),
                memory.clock(),
                INTERVAL,
                HEAD_INTERVAL);
    }

    /** Runs rounds until nothing more is due at once. */
    void settle(LedgerKeeping process) {
        for (int i = 0; i < MOST_ROUNDS; i++) {
            if (memory.get(process.round()).equals(INTERVAL)) {
                return;
            }
        }
        throw new AssertionError("Something is always due");
    }

    void settle() {
        settle(keeping);
    }

    /** A signed head over the first entries. */
    LedgerHead head(long size) {
        return head(store.tree(size), memory.clock().instant());
    }

    LedgerHead head(Frontier tree, Instant at) {
        return keys.verified(memory.get(key.sign(LedgerHead.text(ORIGIN, tree, at))));
    }

    SignedHeadStore.Row row(long size) {
        return requireNonNull(store.rows.get(size), "No head of this size");
    }

    static Report report(String anchor, @Nullable LedgerHead head) {
        return new Report(anchor, head, null, false, true);
    }

    static Survey survey(Report... reports) {
        return new Survey(List.of(reports));
    }
}
