package io.guanhu.customer.census;

import io.guanhu.platform.contract.Event;
import io.guanhu.platform.contract.OwnershipEvents.CensusAsked;
import io.guanhu.platform.contract.OwnershipEvents.CustomersMissed;
import io.guanhu.platform.inbox.handler.EventHandler;
import io.guanhu.platform.outbox.Outbox;
import io.guanhu.platform.runtime.Worker;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

@Configuration(proxyBeanMethods = false)
class CensusConfiguration {

    /** Much longer than counting should take. */
    private static final Duration LIMIT = Duration.ofMinutes(30);

    private record Take<E extends Event>(Class<E> type, Function<E, Mono<Void>> effect) implements EventHandler<E> {

        @Override
        public Mono<Void> handle(E event) {
            return effect.apply(event);
        }
    }

    @Bean
    Worker censusWorker(CensusTaker taker) {
        return new Worker("census", taker::round, LIMIT);
    }

    @Bean
    EventHandler<CensusAsked> censusAsked(CensusQuestionStore store) {
        return new Take<>(CensusAsked.class, store::ask);
    }

    /** Publishes the creation of these customers again, as it was or should have been published. */
    @Bean
    EventHandler<CustomersMissed> customersMissed(CensusQuestionStore store, Outbox outbox, Clock clock) {
        return new Take<>(
                CustomersMissed.class,
                missed -> store.creationEvents(missed.customerIds(), clock.instant())
                        .collectList()
                        .flatMap(outbox::append));
    }
}
