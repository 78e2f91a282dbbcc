package io.guanhu.platform.signing;

import io.guanhu.platform.signing.key.SigningKeys;
import io.guanhu.platform.signing.key.SigningKeys.KeySignature;
import io.guanhu.tlog.tree.Hash;
import io.guanhu.tlog.tree.MerkleTree;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/**
 * Signs records before they are sent, with one signature per batch of any size: an Ed25519
 * signature takes a millisecond, a hash a microsecond.
 */
public final class BatchSigner {

    private final SigningKeys keys;
    private final Clock clock;

    public BatchSigner(SigningKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Adds a signature to each record, which must not be changed afterwards.
     *
     * @throws IllegalArgumentException if a record names another service as its source
     */
    public void sign(List<ProducerRecord<String, byte[]>> records) {
        if (records.isEmpty()) {
            return;
        }
        List<Hash> leaves =
                records.stream().map(record -> contentOf(record).leaf()).toList();
        MerkleTree.Nodes nodes = nodesOver(leaves);
        Hash root = MerkleTree.root(nodes, leaves.size());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        KeySignature signed = keys.sign(MessageSignature.signed(keys.service(), now, leaves.size(), root), now);
        for (int i = 0; i < records.size(); i++) {
            MessageSignature signature = new MessageSignature(
                    signed.keyId(),
                    now,
                    root,
                    signed.signature(),
                    i,
                    leaves.size(),
                    MerkleTree.inclusion(nodes, i, leaves.size()));
            records.get(i).headers().add(MessageVerifier.HEADER, signature.encoded());
        }
    }

    private MessageContent contentOf(ProducerRecord<String, byte[]> record) {
        Map<String, String> headers = new TreeMap<>();
        for (Header header : record.headers()) {
            if (MessageContent.hasMeaning(header.key())) {
                headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
            }
        }
        if (!keys.service().equals(headers.get(MessageContent.SOURCE))) {
            throw new IllegalArgumentException(keys.service() + " must not sign in another service's name");
        }
        return MessageContent.of(record.topic(), record.key(), headers, record.value());
    }

    /** All complete subtrees, level by level. */
    private static MerkleTree.Nodes nodesOver(List<Hash> leaves) {
        List<List<Hash>> levels = new ArrayList<>();
        levels.add(leaves);
        while (levels.getLast().size() > 1) {
            List<Hash> below = levels.getLast();
            List<Hash> level = new ArrayList<>(below.size() / 2);
            for (int i = 0; i + 1 < below.size(); i += 2) {
                level.add(Hash.ofNode(below.get(i), below.get(i + 1)));
            }
            levels.add(level);
        }
        return (height, index) -> levels.get(height).get((int) index);
    }
}
