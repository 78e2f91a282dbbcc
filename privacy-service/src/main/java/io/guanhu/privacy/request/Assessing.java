package io.guanhu.privacy.request;

import io.guanhu.privacy.customer.CustomerDirectory;
import io.guanhu.privacy.docket.CustomerLockStore;
import io.guanhu.privacy.docket.HoldsStore;
import io.guanhu.privacy.model.Assessment;
import io.guanhu.privacy.model.Filing;
import io.guanhu.privacy.model.RetentionRules;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Says what the law says, from today's facts. */
@Component
class Assessing {

    private final CustomerDirectory customers;
    private final HoldsStore holds;
    private final CustomerLockStore locks;
    private final RetentionRules rules;
    private final ZoneId zone;
    private final Clock clock;

    Assessing(
            CustomerDirectory customers,
            HoldsStore holds,
            CustomerLockStore locks,
            RetentionRules rules,
            ZoneId zone,
            Clock clock) {
        this.customers = customers;
        this.holds = holds;
        this.locks = locks;
        this.rules = rules;
        this.zone = zone;
        this.clock = clock;
    }

    Mono<Assessment> preview(Filing filing) {
        return customers.retentionFacts(filing.customerId()).flatMap(facts -> judge(filing, facts));
    }

    /** Reads the legal holds now, within the transaction that stores the outcome. */
    Mono<Assessment> assess(Filing filing, CustomerDirectory.RetentionFacts facts) {
        return locks.of(filing.customerId()).then(Mono.defer(() -> judge(filing, facts)));
    }

    private Mono<Assessment> judge(Filing filing, CustomerDirectory.RetentionFacts facts) {
        return Mono.zip(holds.of(filing.customerId()), holds.restricted(filing.customerId()))
                .map(read -> rules.evaluate(
                        filing.scope(),
                        facts.with(read.getT1(), read.getT2()),
                        LocalDate.ofInstant(clock.instant(), zone)));
    }
}
