package io.guanhu.audit.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.audit.Acts;
import io.guanhu.audit.append.InMemoryAppends;
import io.guanhu.audit.model.LogEntry;
import io.guanhu.audit.standing.InMemoryLog;
import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.testing.Callers;
import io.guanhu.tlog.note.Checkpoint;
import io.guanhu.tlog.note.SignedNote;
import io.guanhu.tlog.proof.TlogProof;
import io.guanhu.tlog.proof.TrustPolicy;
import io.guanhu.tlog.tree.Hash;
import io.guanhu.tlog.tree.MerkleTree;
import io.guanhu.tlog.tree.ProofCheck;
import io.guanhu.tlog.tree.TiledLog;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProofsTests {

    private static final Caller AUDITOR = Callers.staff("E9201", "HQ", "auditor");

    @TempDir
    private Path directory;

    private final UUID customer = UUID.randomUUID();
    private final LogEntry entry = Acts.reveal(customer);
    private InMemoryLog log;
    private InMemoryAppends appends;

    @BeforeEach
    void hasALog() {
        log = new InMemoryLog(directory);
        appends = new InMemoryAppends(log);
    }

    private TrustPolicy nobodyBut(String key) {
        return TrustPolicy.parse("log " + key + "\nquorum none\n");
    }

    private Proofs proofs(TrustPolicy policy) {
        return new Proofs(
                new InMemoryLogStore(log.tables()), log.tiles(), log.memory().audit(), policy);
    }

    private Proofs proofs() {
        return proofs(nobodyBut(log.key().verifier().verifierKey()));
    }

    private InclusionProof prove(UUID id) {
        return log.memory().get(proofs().prove(AUDITOR, id));
    }

    private static Hash root(String note) {
        return Checkpoint.parse(SignedNote.parse(note).text()).root();
    }

    private static List<Hash> hashes(List<String> texts) {
        return texts.stream().map(Hash::ofBase64).toList();
    }

    @Test
    void provesThatAnEntryIsInTheLatestCheckpoint() {
        appends.append(299, Acts::attempt);
        appends.append(entry);
        appends.append(300, Acts::attempt);

        InclusionProof proof = prove(entry.id());

        assertThat(proof)
                .returns(entry.id(), InclusionProof::entryId)
                .returns(299L, InclusionProof::leafIndex)
                .returns(600L, InclusionProof::treeSize)
                .returns(true, InclusionProof::witnessed);
        assertThat(SignedNote.parse(proof.checkpoint()))
                .isEqualTo(log.tables().newest().orElseThrow());
        assertThat(proof.leafHash()).isEqualTo(Hash.ofLeaf(entry.leaf()).base64());
        assertThat(ProofCheck.included(
                        Hash.ofLeaf(entry.leaf()), 299, 600, hashes(proof.hashes()), root(proof.checkpoint())))
                .isTrue();
    }

    @Test
    void givesTheSameToStandardTools() {
        appends.append(Acts.attempt(), entry, Acts.attempt());

        TlogProof proof = TlogProof.parse(prove(entry.id()).proof());

        assertThat(proof.check(entry.leaf(), nobodyBut(log.key().verifier().verifierKey())))
                .isInstanceOf(TlogProof.Proven.class);
        assertThat(proof.check(
                        entry.leaf(), nobodyBut(InMemoryLog.signer().verifier().verifierKey())))
                .isInstanceOf(TlogProof.NotProven.class);
    }

    @Test
    void recordsWhoseEntryWasProven() {
        appends.append(entry);

        prove(entry.id());

        assertThat(log.memory().entries())
                .singleElement()
                .returns("audit.prove", AuditEntryRecorded::action)
                .returns(entry.id().toString(), AuditEntryRecorded::resourceId)
                .returns(customer, AuditEntryRecorded::customerId);
    }

    @Test
    void prefersAWitnessedCheckpointThatCoversTheEntry() {
        appends.append(entry, Acts.attempt());
        log.tables().cosigned().put(2L, log.tables().newest().orElseThrow().toString());
        LogEntry later = Acts.attempt();
        appends.append(later);

        assertThat(prove(entry.id()).treeSize()).isEqualTo(2);
        assertThat(prove(later.id()).treeSize()).isEqualTo(3);
    }

    @Test
    void saysThatNotEnoughWitnessesHaveSeenIt() {
        appends.append(entry);

        assertThat(log.memory()
                        .get(proofs(nobodyBut(InMemoryLog.signer().verifier().verifierKey()))
                                .prove(AUDITOR, entry.id()))
                        .witnessed())
                .isFalse();
    }

    @Test
    void provesNothingThatIsNotInTheLog() {
        appends.append(Acts.attempt());

        ProblemException refused = log.memory().refusal(proofs().prove(AUDITOR, UUID.randomUUID()));

        assertThat(refused.code()).isEqualTo("entry-not-found");
        assertThat(log.memory().entered()).isEmpty();
    }

    @Test
    void provesThatTheLogHasOnlyGrown() {
        appends.append(100, Acts::attempt);
        Hash older = log.standing().agreed().orElseThrow().root();
        appends.append(500, Acts::attempt);
        Hash newer = log.standing().agreed().orElseThrow().root();

        ConsistencyProof proof = log.memory().get(proofs().consistency(100, 600));

        assertThat(proof).returns(100L, ConsistencyProof::from).returns(600L, ConsistencyProof::to);
        assertThat(ProofCheck.consistent(100, older, 600, newer, hashes(proof.hashes())))
                .isTrue();
    }

    @Test
    void provesItBetweenAnyTwoSizes() {
        appends.append(600, Acts::attempt);
        MerkleTree.Nodes nodes = TiledLog.nodesOf(log.tables().tiles());

        for (int from : List.of(1, 256, 257, 599, 600)) {
            ConsistencyProof proof = log.memory().get(proofs().consistency(from, 600));
            assertThat(ProofCheck.consistent(
                            from,
                            MerkleTree.root(nodes, from),
                            600,
                            MerkleTree.root(nodes, 600),
                            hashes(proof.hashes())))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 1, from", "-1, 1, from", "2, 1, from", "1, 4, to", "4, 4, to"})
    void refusesSizesThatTheLogNeverHad(long from, long to, String field) {
        appends.append(3, Acts::attempt);

        ProblemException refused = log.memory().refusal(proofs().consistency(from, to));

        assertThat(refused.code()).isEqualTo("invalid-request");
        assertThat(refused.fields()).extracting(each -> each.field()).containsExactly(field);
    }

    @Test
    void anEmptyLogHasNothingToProve() {
        assertThat(log.memory().refusal(proofs().consistency(1, 1)).fields())
                .extracting(each -> each.field())
                .containsExactly("to");
    }
}
