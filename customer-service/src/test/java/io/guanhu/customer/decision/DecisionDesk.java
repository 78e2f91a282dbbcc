package io.guanhu.customer.decision;

import io.guanhu.customer.change.ChangeDesk;
import io.guanhu.customer.change.Suspecting;
import io.guanhu.customer.customers.Customers;
import io.guanhu.customer.decision.Confirming.Result;
import io.guanhu.customer.retention.Closing;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.web.IfMatch;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The decision on a change, in memory. */
final class DecisionDesk {

    final ChangeDesk desk = new ChangeDesk();
    final Customers customers = desk.vault.customers();
    final Closing closing = desk.vault.dates().closing(desk.vault.store(), desk.memory);
    final Applying applying = new Applying(
            desk.vault.profiles(),
            desk.vault.store(),
            closing,
            desk.messages.former(),
            desk.memory.outbox(),
            desk.messages.announcements());
    final Confirming confirming = new Confirming(
            customers,
            desk.vault.profiles(),
            desk.store,
            desk.details,
            desk.suspecting,
            applying,
            desk.memory.keyring(),
            desk.memory.acts(),
            ChangeDesk.SETTINGS,
            desk.memory.clock());
    final Judging judging = new Judging(
            customers,
            desk.vault.profiles(),
            desk.store,
            desk.details,
            desk.suspicions,
            desk.memory.keyring(),
            desk.memory.clock());

    Mono<Result> confirm(UUID change) {
        return confirming.confirm(ChangeDesk.MANAGER, desk.id, change);
    }

    /** Decides by what the caller was shown while the suspicion had this version. */
    Mono<Result> decide(Caller caller, UUID change, long seen, boolean approve, @Nullable String text) {
        IfMatch expected = new IfMatch(List.of(Suspecting.tagOf(caller, change, seen)));
        return confirming.decide(caller, desk.id, change, expected, approve, text);
    }

    /** The lead approves a change of which nothing is suspected. */
    Mono<Result> approve(UUID change) {
        return decide(ChangeDesk.LEAD, change, 0, true, "compared");
    }
}
