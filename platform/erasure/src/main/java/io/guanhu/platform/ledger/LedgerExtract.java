package io.guanhu.platform.ledger;

import java.util.List;

/**
 * A part of the ledger, as served by its keeper.
 *
 * @param head the latest signed head
 */
public record LedgerExtract(String head, List<LedgerLine> entries) {

    public LedgerExtract {
        entries = List.copyOf(entries);
    }
}
