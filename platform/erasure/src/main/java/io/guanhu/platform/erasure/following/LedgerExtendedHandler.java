package io.guanhu.platform.erasure.following;

import io.guanhu.platform.contract.PrivacyEvents.LedgerExtended;
import io.guanhu.platform.database.transaction.AfterCommit;
import io.guanhu.platform.inbox.handler.EventHandler;
import reactor.core.publisher.Mono;

/** Reads the ledger as soon as it grows. */
final class LedgerExtendedHandler implements EventHandler<LedgerExtended> {

    private final Runnable look;

    LedgerExtendedHandler(Runnable look) {
        this.look = look;
    }

    @Override
    public Class<LedgerExtended> type() {
        return LedgerExtended.class;
    }

    @Override
    public Mono<Void> handle(LedgerExtended event) {
        return AfterCommit.run(look);
    }
}
