package io.guanhu.customer.directory;

import io.guanhu.platform.contract.Event;
import io.guanhu.platform.contract.OwnershipEvents.BranchesListed;
import io.guanhu.platform.contract.OwnershipEvents.ManagersListed;
import io.guanhu.platform.inbox.handler.EventHandler;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

@Configuration(proxyBeanMethods = false)
class DirectoryHandlers {

    /** Passes one type of event to the store. */
    private record Apply<E extends Event>(Class<E> type, Function<E, Mono<Void>> effect) implements EventHandler<E> {

        @Override
        public Mono<Void> handle(E event) {
            return effect.apply(event);
        }
    }

    @Bean
    EventHandler<BranchesListed> branchesListed(DirectoryStore store) {
        return new Apply<>(BranchesListed.class, store::apply);
    }

    @Bean
    EventHandler<ManagersListed> managersListed(DirectoryStore store) {
        return new Apply<>(ManagersListed.class, store::apply);
    }
}
