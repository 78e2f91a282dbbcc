package io.guanhu.privacy.request;

import io.guanhu.privacy.customer.CustomerDirectory;
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
    private final RetentionRules rules;
    private final ZoneId zone;
    private final Clock clock;

    Assessing(
            CustomerDirectory customers,
            HoldsStore holds,
            RetentionRules rules,
            ZoneId zone,
            Clock clock) {
        this.customers = customers;
        this.holds = holds;
        this.rules = rules;
        this.zone = zone;
        this.clock = clock;
    }

    Mono<Assessment> preview(Filing filing) {
        return customers
                .retentionFacts(filing.customerId())
                .flatMap(facts -> assess(filing, facts));
    }

    /** Reads the legal holds now: within the transaction that stores the outcome. */
    Mono<Assessment> assess(Filing filing, CustomerDirectory.RetentionFacts facts) {
        return holds.of(filing.customerId())
                .map(
                        held ->
                                rules.evaluate(
                                        filing.scope(),
                                        facts.with(held),
                                        LocalDate.ofInstant(clock.instant(), zone)));
    }
}
