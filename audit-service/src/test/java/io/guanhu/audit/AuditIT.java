package io.guanhu.audit;

import static io.guanhu.audit.AuditSteps.AUDITOR;
import static io.guanhu.audit.AuditSteps.PRIVACY;
import static io.guanhu.audit.AuditSteps.reveal;
import static io.guanhu.testing.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.testing.Database;
import io.guanhu.testing.ServiceIT;
import io.guanhu.testing.Tokens;
import io.guanhu.tlog.note.Checkpoint;
import io.guanhu.tlog.note.NoteVerifier;
import io.guanhu.tlog.note.SignedNote;
import io.guanhu.tlog.tree.Hash;
import io.guanhu.tlog.tree.MerkleTree;
import io.guanhu.tlog.tree.ProofCheck;
import io.guanhu.tlog.tree.Tile;
import io.guanhu.tlog.tree.TileId;
import io.guanhu.tlog.tree.TiledLog;
import java.nio.file.Files;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** From what services report, by Kafka into the log, to what an auditor can prove. */
@ServiceIT(value = "audit", shared = true)
class AuditIT extends AuditFixture {

    private final UUID customer = UUID.randomUUID();

    @Autowired
    AuditIT(WebTestClient client, Database database) {
        super(client, database);
    }

    @BeforeEach
    void theLogHasEntries() {
        audit.publish(IntStream.range(0, 30)
                .mapToObj(i -> reveal(customer, "E110" + i % 3))
                .toArray(AuditEntryRecorded[]::new));
    }

    @Test
    void provesThatAnEntryIsInTheLog() throws Exception {
        UUID entry = audit.publish(reveal(customer, "E1101")).getFirst();

        Map<String, Object> proof = audit.read("/api/audit/entries/{id}/proof", entry);

        NoteVerifier key = NoteVerifier.parse(audit.text("/api/audit/log/key"));
        SignedNote note = SignedNote.parse((String) Objects.requireNonNull(proof.get("checkpoint")));
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        Hash leaf = Hash.ofLeaf(Base64.getDecoder().decode((String) proof.get("leaf")));
        List<Hash> hashes = ((List<?>) Objects.requireNonNull(proof.get("hashes")))
                .stream().map(hash -> Hash.ofBase64((String) hash)).toList();
        long index = ((Number) Objects.requireNonNull(proof.get("leafIndex"))).longValue();
        assertThat(note.isSignedBy(key)).isTrue();
        assertThat(checkpoint.origin()).isEqualTo(ORIGIN);
        assertThat(proof).containsEntry("leafHash", leaf.base64()).containsEntry("treeSize", (int) checkpoint.size());
        assertThat(ProofCheck.included(leaf, index, checkpoint.size(), hashes, checkpoint.root()))
                .isTrue();
        assertThat(Files.readString(checkpointFile())).startsWith(ORIGIN + "\n");
    }

    @Test
    void showsTheLogToStandardTools() {
        Checkpoint checkpoint = checkpoint();
        Map<TileId, Tile> tiles = new HashMap<>();
        for (TileId id : TiledLog.edge(checkpoint.size())) {
            int width = id.widthIn(checkpoint.size());
            tiles.put(
                    id,
                    Tile.of(audit.bytes("/api/audit/log/tile/%d/%03d.p/%d".formatted(id.level(), id.index(), width))));
        }

        assertThat(MerkleTree.root(TiledLog.nodesOf(tiles), checkpoint.size())).isEqualTo(checkpoint.root());
        byte[] entries = audit.bytes("/api/audit/log/tile/entries/000.p/1");
        assertThat((entries[0] & 0xff) << 8 | (entries[1] & 0xff)).isEqualTo(entries.length - 2);
        refused(audit.get("/api/audit/log/tile/0/777", AUDITOR), 404);
        refused(audit.get("/api/audit/log/tile/0/12", AUDITOR), 404);
    }

    @Test
    void provesThatTheLogOnlyGrew() {
        Checkpoint older = checkpoint();
        audit.publish(reveal(customer, "E1101"), reveal(customer, "E1102"));
        Checkpoint newer = checkpoint();

        Map<String, Object> proof =
                audit.read("/api/audit/log/consistency?from={f}&to={t}", older.size(), newer.size());

        List<Hash> hashes = ((List<?>) Objects.requireNonNull(proof.get("hashes")))
                .stream().map(hash -> Hash.ofBase64((String) hash)).toList();
        assertThat(newer.size()).isGreaterThan(older.size());
        assertThat(ProofCheck.consistent(older.size(), older.root(), newer.size(), newer.root(), hashes))
                .isTrue();
        assertThat(ProofCheck.consistent(older.size(), Hash.ofNothing(), newer.size(), newer.root(), hashes))
                .isFalse();
    }

    private Checkpoint checkpoint() {
        return Checkpoint.parse(
                SignedNote.parse(audit.text("/api/audit/log/checkpoint")).text());
    }

    @Test
    void findsEntriesByWhoWhatAndWhen() {
        String resource = "customer:" + customer;
        Map<String, Object> first = audit.read(
                "/api/audit/entries?resource={r}&actor=E1101&limit=6" + "&from={f}&to=2026-11-21T00:00:00Z",
                resource,
                "2026-11-20T09:00:00+08:00");
        Map<String, Object> second = audit.read(
                "/api/audit/entries?resource={r}&actor=E1101&limit=6" + "&from={f}&to=2026-11-21T00:00:00Z&cursor={c}",
                resource,
                "2026-11-20T09:00:00+08:00",
                Objects.requireNonNull(first.get("next")));

        assertThat((List<?>) first.get("items")).hasSize(6);
        assertThat((List<?>) second.get("items")).hasSize(4);
        assertThat(second.get("next")).isNull();
        // Readers of the log are in the log, if not at once.
        Awaitility.await().untilAsserted(() -> assertThat(searchesOf(resource)).hasSizeGreaterThan(1));
    }

    private List<?> searchesOf(String resource) {
        Map<String, Object> page = audit.read("/api/audit/entries?action=audit.search&resource={r}", resource);
        return (List<?>) Objects.requireNonNull(page.get("items"));
    }

    @Test
    void takesAnEntryOnceHoweverOftenItArrives() {
        AuditEntryRecorded entry = reveal(customer, "E2101");
        audit.publish(entry, entry);
        audit.publish(entry);

        assertThat((List<?>) audit.read("/api/audit/entries?actor=E2101").get("items"))
                .hasSize(1);
    }

    @Test
    void refusesWhoMayNotRead() {
        UUID entry = audit.publish(reveal(customer, "E1101")).getFirst();
        String manager =
                Tokens.staff("E1101", "BJ/CHAOYANG/001", "relationship-manager").bearer();
        String other = Tokens.service("notification-service").bearer();
        String expired = Tokens.staff("E9201", "HQ", "auditor").expired().bearer();

        refused(audit.get("/api/audit/entries", null), 401);
        refused(audit.get("/api/audit/entries", expired), 401);
        refused(audit.get("/api/audit/entries", manager), 403);
        refused(audit.get("/api/audit/log/checkpoint", manager), 403);
        refused(audit.get("/internal/audit/entries/{id}/proof", AUDITOR, entry), 403);
        refused(audit.get("/internal/audit/entries/{id}/proof", other, entry), 403);
        audit.get("/internal/audit/entries/{id}/proof", PRIVACY, entry)
                .expectStatus()
                .isOk()
                .expectBody();
        audit.get("/api/audit/log/key", null).expectStatus().isOk().expectBody();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/audit/entries?limit=0, 400, invalid-request",
        "/api/audit/entries?limit=201, 400, invalid-request",
        "/api/audit/entries?resource=customer, 400, invalid-request",
        "/api/audit/entries?resource=customer:x, 400, invalid-request",
        "/api/audit/entries?from=yesterday, 400, invalid-request",
        "/api/audit/entries?cursor=forged, 400, invalid-request",
        "/api/audit/entries/0198c0de-0000-7000-8000-000000000000, 404, entry-not-found",
        "/api/audit/entries/0198c0de-0000-7000-8000-000000000000/proof, 404, entry-not-found",
        "/api/audit/log/tile/9/000, 404, tile-not-found",
        "/api/audit/log/consistency?from=1, 400, invalid-request",
        "/api/audit/log/consistency?from=0&to=1, 400, invalid-request",
        "/api/audit/log/consistency?from=2&to=1, 400, invalid-request",
        "/api/audit/log/consistency?from=1&to=9999999, 400, invalid-request"
    })
    void tellsWhatIsWrongWithARequest(String path, int status, String code) {
        refused(audit.get(path, AUDITOR), status, code);
    }
}
