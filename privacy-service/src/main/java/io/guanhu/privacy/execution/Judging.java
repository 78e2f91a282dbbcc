package io.guanhu.privacy.execution;

import io.guanhu.privacy.customer.CustomerDirectory.RetentionFacts;
import io.guanhu.privacy.docket.CustomerLockStore;
import io.guanhu.privacy.docket.HoldsStore;
import io.guanhu.privacy.model.Actor;
import io.guanhu.privacy.model.Assessment;
import io.guanhu.privacy.model.Facts;
import io.guanhu.privacy.model.Filing;
import io.guanhu.privacy.model.RetentionRules;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Says what the law says of a request on the day on which it is carried out. */
@Component
class Judging {

    private final CustomerLockStore locks;
    private final HoldsStore holds;
    private final RetentionRules rules;
    private final ZoneId zone;
    private final Clock clock;

    Judging(CustomerLockStore locks, HoldsStore holds, RetentionRules rules, ZoneId zone, Clock clock) {
        this.locks = locks;
        this.holds = holds;
        this.rules = rules;
        this.zone = zone;
        this.clock = clock;
    }

    /** Within the transaction that gives the order: no hold can be placed in between. */
    Mono<Assessment> today(Filing filing, RetentionFacts facts) {
        return locks.of(filing.customerId())
                .then(Mono.defer(() -> Mono.zip(holds.of(filing.customerId()), holds.restricted(filing.customerId()))))
                .map(read -> judged(filing, facts.with(read.getT1(), read.getT2())));
    }

    private Assessment judged(Filing filing, Facts facts) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        return filing.filedBy().type() == Actor.Type.SERVICE
                ? rules.release(filing.scope(), facts, today)
                : rules.evaluate(filing.scope(), facts, today);
    }
}
