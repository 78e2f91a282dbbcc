package io.guanhu.notification.sending;

import io.guanhu.notification.model.delivery.Outcome;
import io.guanhu.notification.model.delivery.Progress;
import io.guanhu.notification.model.delivery.Provider;
import io.guanhu.notification.model.message.Message;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Passes a message to the first provider of its channel that supports its destination and accepts
 * it.
 */
@Component
class Providers implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Providers.class);

    private final List<Provider> providers;
    private final Scheduler threads = Schedulers.fromExecutorService(Executors.newVirtualThreadPerTaskExecutor());

    Providers(List<Provider> providers) {
        this.providers = List.copyOf(providers);
    }

    /** If all are unavailable, returns the first one's reason. */
    Mono<Outcome> send(Message message, Progress progress) {
        return Mono.fromCallable(() -> sendNow(message, progress)).subscribeOn(threads);
    }

    private Outcome sendNow(Message message, Progress progress) {
        List<Provider> channel = providers.stream()
                .filter(provider -> provider.channel() == message.channel())
                .toList();
        if (channel.isEmpty()) {
            return new Outcome.Unavailable("no-provider");
        }
        @Nullable Outcome unavailable = null;
        for (Provider provider : channel) {
            if (!provider.reaches(message.destination())) {
                continue;
            }
            Outcome outcome = send(provider, message, progress);
            if (!(outcome instanceof Outcome.Unavailable)) {
                return outcome;
            }
            unavailable = Objects.requireNonNullElse(unavailable, outcome);
        }
        return Objects.requireNonNullElse(unavailable, new Outcome.Refused("destination-unreachable"));
    }

    private static Outcome send(Provider provider, Message message, Progress progress) {
        try {
            return provider.send(message, progress);
        } catch (RuntimeException failure) {
            LOG.warn(
                    "Provider {} failed: {}",
                    provider.name(),
                    failure.getClass().getSimpleName());
            return new Outcome.Failed("provider-failed");
        }
    }

    @Override
    public void destroy() {
        threads.dispose();
    }
}
