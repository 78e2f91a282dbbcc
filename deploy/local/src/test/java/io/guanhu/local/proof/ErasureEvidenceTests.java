package io.guanhu.local.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanhu.tlog.note.Checkpoint;
import io.guanhu.tlog.note.Cosigner;
import io.guanhu.tlog.note.NoteSigner;
import io.guanhu.tlog.note.SignedNote;
import io.guanhu.tlog.proof.TlogProof;
import io.guanhu.tlog.proof.TrustPolicy;
import io.guanhu.tlog.tree.Hash;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ErasureEvidenceTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ZEROS = "0".repeat(64);

    private final NoteSigner log = new NoteSigner("guanhu.example/audit", pair());
    private final Cosigner witness = new Cosigner("witness.example", pair());
    private final TrustPolicy policy = TrustPolicy.parse("log %s\nwitness w %s\nquorum w\n"
            .formatted(log.verifier().verifierKey(), witness.verifier().verifierKey()));

    private static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    @Test
    void bearsOutACertificate() {
        assertThat(ErasureEvidence.of(claims()).inLog(policy).witnesses()).containsOnlyKeys("w");
    }

    @Test
    void refusesTheProofOfAnotherEntry() {
        ObjectNode other = claims();
        other.set("audit", audit("privacy.erasure-completed", "another request"));
        refusesInLog(other, "about something else");
        other.set("audit", audit("customer.viewed", "r1"));
        refusesInLog(other, "about something else");
    }

    @Test
    void refusesAProofThatNoWitnessHasSeenOrNone() {
        ObjectNode unseen = claims();
        unseen.set("audit", audit("privacy.erasure-completed", "r1", false));
        refusesInLog(unseen, "too few witnesses");
        unseen.withObject("/audit").remove("proof");
        refusesInLog(unseen, "no proof of the audit log that witnesses have seen");
    }

    @Test
    void refusesALedgerEntryThatWasChangedOrIsOfAnotherRequest() {
        ObjectNode changed = claims();
        changed.withObject("/ledger").put("position", 2);
        refuses(changed, "hash");
        ObjectNode another = claims();
        another.set("ledger", ledger("{\"requestId\":\"r2\"}"));
        refuses(another, "another request");
        ObjectNode none = claims();
        none.remove("ledger");
        refuses(none, "hash");
    }

    @Test
    void refusesReceiptsThatFoundData() {
        ObjectNode found = claims();
        found.set("receipts", json("[{\"holder\":\"h\",\"findings\":[{\"readBack\":1}]}]"));
        refuses(found, "h still found data");
        ObjectNode none = claims();
        none.set("receipts", json("[]"));
        refuses(none, "no receipts");
    }

    private static void refuses(JsonNode claims, String why) {
        assertThatThrownBy(() -> ErasureEvidence.of(claims))
                .isInstanceOf(NotProvenException.class)
                .hasMessageContaining(why);
    }

    private void refusesInLog(JsonNode claims, String why) {
        ErasureEvidence evidence = ErasureEvidence.of(claims);
        assertThatThrownBy(() -> evidence.inLog(policy))
                .isInstanceOf(NotProvenException.class)
                .hasMessageContaining(why);
    }

    private ObjectNode claims() {
        ObjectNode claims = JSON.createObjectNode().put("sub", "r1");
        claims.set("ledger", ledger("{\"requestId\":\"r1\"}"));
        claims.set("receipts", json("[{\"holder\":\"h\",\"findings\":[{\"readBack\":0}]}]"));
        claims.set("audit", audit("privacy.erasure-completed", "r1"));
        return claims;
    }

    private static JsonNode ledger(String order) {
        MessageDigest digest = MerkleHash.sha256();
        digest.update(HexFormat.of().parseHex(ZEROS));
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(1).array());
        byte[] hash = digest.digest(order.getBytes(StandardCharsets.UTF_8));
        return JSON.createObjectNode()
                .put("position", 1)
                .put("order", order)
                .put("previousHash", ZEROS)
                .put("hash", HexFormat.of().formatHex(hash));
    }

    private JsonNode audit(String action, String request) {
        return audit(action, request, true);
    }

    /** The only entry of a log. */
    private JsonNode audit(String action, String request, boolean witnessed) {
        byte[] leaf = "{\"action\":\"%s\",\"resourceId\":\"%s\"}"
                .formatted(action, request)
                .getBytes(StandardCharsets.UTF_8);
        String origin = log.verifier().name();
        SignedNote note = log.sign(new Checkpoint(origin, 1, Hash.ofLeaf(leaf)));
        SignedNote seen = witnessed ? witness.cosign(note, Instant.EPOCH.plusSeconds(9)) : note;
        return JSON.createObjectNode()
                .put("leaf", Base64.getEncoder().encodeToString(leaf))
                .put("proof", new TlogProof(0, List.of(), seen).toString());
    }

    private static JsonNode json(String text) {
        return JSON.readTree(text);
    }
}
