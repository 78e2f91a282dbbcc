package io.guanhu.platform.ledger;

import java.util.List;

/**
 * A part of the ledger, as its keeper gives it away.
 *
 * @param head the newest signed head
 */
public record LedgerExtract(String head, List<LedgerLine> entries) {

    public LedgerExtract {
        entries = List.copyOf(entries);
    }
}
