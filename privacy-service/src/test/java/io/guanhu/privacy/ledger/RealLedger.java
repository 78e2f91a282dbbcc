package io.guanhu.privacy.ledger;

import io.guanhu.platform.testing.ServiceDatabase;

/** The ledger in the real tables, for the tests of all stores that read it. */
public final class RealLedger {

    private RealLedger() {}

    public static LedgerStore on(ServiceDatabase database) {
        return new LedgerStore(database.client());
    }
}
