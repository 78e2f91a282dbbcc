package io.guanhu.local.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ErasureEvidenceTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ZEROS = "0".repeat(64);

    private final LogKey key = new LogKey("guanhu.example/audit");

    @Test
    void bearsOutACertificate() {
        assertThat(ErasureEvidence.of(claims()).inLog(key.verifierKey()).index()).isZero();
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
        assertThatThrownBy(() -> evidence.inLog(key.verifierKey()))
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

    /** The only entry of a log. */
    private JsonNode audit(String action, String request) {
        byte[] leaf =
                "{\"action\":\"%s\",\"resourceId\":\"%s\"}"
                        .formatted(action, request)
                        .getBytes(StandardCharsets.UTF_8);
        ObjectNode audit =
                JSON.createObjectNode()
                        .put("leafIndex", 0)
                        .put("treeSize", 1)
                        .put("leaf", Base64.getEncoder().encodeToString(leaf))
                        .put("checkpoint", key.note(1, MerkleHash.ofLeaf(leaf)));
        audit.putArray("hashes");
        return audit;
    }

    private static JsonNode json(String text) {
        return JSON.readTree(text);
    }
}
