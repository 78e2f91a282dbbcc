package io.guanhu.privacy.assessment;

import io.guanhu.privacy.customer.CustomerDirectory;
import io.guanhu.privacy.customer.CustomerDirectory.RetentionFacts;
import io.guanhu.privacy.model.assessment.Assessment;
import io.guanhu.privacy.model.law.Facts;
import io.guanhu.privacy.model.law.RetentionRules;
import io.guanhu.privacy.model.request.Actor;
import io.guanhu.privacy.model.request.Filing;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Applies the law of the day to a request. */
@Component
public class Assessing {

    private final CustomerDirectory customers;
    private final OwnFactsStore own;
    private final CustomerLockStore locks;
    private final RetentionRules rules;
    private final ZoneId zone;
    private final Clock clock;

    Assessing(
            CustomerDirectory customers,
            OwnFactsStore own,
            CustomerLockStore locks,
            RetentionRules rules,
            ZoneId zone,
            Clock clock) {
        this.customers = customers;
        this.own = own;
        this.locks = locks;
        this.rules = rules;
        this.zone = zone;
        this.clock = clock;
    }

    /** What would follow today from what customer-service knows. Locks nothing. */
    public Mono<Assessment> preview(Filing filing) {
        return customers
                .retentionFacts(filing.customerId())
                .flatMap(facts -> complete(filing, facts))
                .map(facts -> rules.evaluate(filing.scope(), facts, today()));
    }

    /** Runs in the transaction that stores the result, so that no hold can be placed in between. */
    public Mono<Assessment> assess(Filing filing, RetentionFacts facts) {
        return locks.of(filing.customerId())
                .then(Mono.defer(() -> complete(filing, facts)))
                .map(complete -> assess(filing, complete));
    }

    private Mono<Facts> complete(Filing filing, RetentionFacts facts) {
        UUID customer = filing.customerId();
        return Mono.zip(own.holds(customer), own.restricted(customer))
                .map(read -> facts.with(read.getT1(), read.getT2()));
    }

    private Assessment assess(Filing filing, Facts facts) {
        return filing.filedBy().type() == Actor.Type.SERVICE
                ? rules.release(filing.scope(), facts, today())
                : rules.evaluate(filing.scope(), facts, today());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }
}
