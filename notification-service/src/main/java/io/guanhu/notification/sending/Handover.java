package io.guanhu.notification.sending;

import io.guanhu.notification.model.Message;
import io.guanhu.notification.model.Outcome;
import io.guanhu.notification.model.Provider;
import java.util.List;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Hands a message to the first provider of its channel that takes it. */
@Component
class Handover implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Handover.class);

    private final List<Provider> providers;
    private final Scheduler threads =
            Schedulers.fromExecutorService(Executors.newVirtualThreadPerTaskExecutor());

    Handover(List<Provider> providers) {
        this.providers = List.copyOf(providers);
    }

    Mono<Outcome> send(Message message) {
        return Mono.fromCallable(() -> sendNow(message)).subscribeOn(threads);
    }

    private Outcome sendNow(Message message) {
        Outcome outcome = new Outcome.Unavailable("no-provider");
        for (Provider provider : providers) {
            if (provider.channel() != message.channel()) {
                continue;
            }
            outcome = send(provider, message);
            if (!(outcome instanceof Outcome.Unavailable)) {
                return outcome;
            }
        }
        return outcome;
    }

    private static Outcome send(Provider provider, Message message) {
        try {
            return provider.send(message);
        } catch (RuntimeException failure) {
            LOG.warn("Provider {} failed: {}", provider.name(), failure.getClass().getSimpleName());
            return new Outcome.Failed("provider-failed");
        }
    }

    @Override
    public void destroy() {
        threads.dispose();
    }
}
