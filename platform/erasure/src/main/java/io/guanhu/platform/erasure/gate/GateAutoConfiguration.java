package io.guanhu.platform.erasure.gate;

import io.guanhu.platform.erasure.ErasureExecution;
import io.guanhu.platform.outbox.PublishingPermit;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;

/** The gate of every service that holds personal data. */
@AutoConfiguration(afterName = "io.guanhu.platform.erasure.ErasureAutoConfiguration")
@ConditionalOnBean(ErasureExecution.class)
class GateAutoConfiguration {

    @Bean
    ErasureGate erasureGate(ObjectProvider<ServingCondition> conditions) {
        return new ErasureGate(conditions.orderedStream().toList());
    }

    @Bean
    PublishingPermit caughtUpPermit(ErasureGate gate) {
        return gate::isOpen;
    }

    @Bean
    BehindLedgerFilter behindLedgerFilter(ErasureGate gate, ObjectProvider<ServedWhileBehind> served) {
        return new BehindLedgerFilter(
                gate,
                Stream.concat(ServedWhileBehind.EVERYWHERE.stream(), served.stream())
                        .toList());
    }
}
