package io.guanhu.customer.reach;

import io.guanhu.customer.customers.AssignmentStore;
import io.guanhu.platform.contract.Event;
import io.guanhu.platform.contract.OwnershipEvents.AssignmentEnded;
import io.guanhu.platform.contract.OwnershipEvents.AssignmentStarted;
import io.guanhu.platform.contract.OwnershipEvents.CustomerPooled;
import io.guanhu.platform.contract.OwnershipEvents.CustomerUnpooled;
import io.guanhu.platform.inbox.handler.EventHandler;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

@Configuration(proxyBeanMethods = false)
class ReachHandlers {

    /** Passes one type of event to the store. */
    private record Follow<E extends Event>(Class<E> type, Function<E, Mono<Void>> effect) implements EventHandler<E> {

        @Override
        public Mono<Void> handle(E event) {
            return effect.apply(event);
        }
    }

    @Bean
    EventHandler<AssignmentStarted> assignmentStarted(AssignmentStore store) {
        return new Follow<>(AssignmentStarted.class, store::start);
    }

    @Bean
    EventHandler<AssignmentEnded> assignmentEnded(AssignmentStore store) {
        return new Follow<>(AssignmentEnded.class, store::end);
    }

    @Bean
    EventHandler<CustomerPooled> customerPooled(AssignmentStore store) {
        return new Follow<>(CustomerPooled.class, store::pool);
    }

    @Bean
    EventHandler<CustomerUnpooled> customerUnpooled(AssignmentStore store) {
        return new Follow<>(CustomerUnpooled.class, store::unpool);
    }
}
