package io.guanhu.platform.ledger;

import io.guanhu.platform.contract.EventCodec;
import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import io.guanhu.tlog.tree.Hash;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An entry of the erasure ledger.
 *
 * @param position counted from 1, without gaps
 * @param order the order as JSON, exactly as it is hashed
 */
public record LedgerLine(long position, String order) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public LedgerLine {
        if (position < 1) {
            throw new IllegalArgumentException("Positions are counted from 1");
        }
    }

    /** The entry's leaf in the ledger's tree, where its place determines the position. */
    public Hash leaf() {
        return Hash.ofLeaf(order.getBytes(StandardCharsets.UTF_8));
    }

    /** The order. Orders written before there were nonces have an empty one. */
    public ErasureOrdered orderRead() {
        ObjectNode tree = (ObjectNode) JSON.readTree(order);
        if (!tree.has("nonce")) {
            tree.put("nonce", "");
        }
        return EventCodec.read(
                ErasureOrdered.class, JSON.writeValueAsString(tree).getBytes(StandardCharsets.UTF_8));
    }
}
