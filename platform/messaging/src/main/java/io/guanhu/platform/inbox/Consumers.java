package io.guanhu.platform.inbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;

/** The consumers of this service, one container per topic. */
final class Consumers implements SmartLifecycle {

    private static final Duration FIRST_BACK_OFF = Duration.ofMillis(500);
    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(10);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(15);

    private final List<ConcurrentMessageListenerContainer<String, byte[]>> containers = new ArrayList<>();

    Consumers(
            String group,
            Set<String> topics,
            ConsumerFactory<String, byte[]> consumers,
            Consumption consumption,
            int concurrency) {
        for (String topic : topics) {
            containers.add(container(group, topic, consumers, consumption, concurrency));
        }
    }

    private static ConcurrentMessageListenerContainer<String, byte[]> container(
            String group,
            String topic,
            ConsumerFactory<String, byte[]> consumers,
            Consumption consumption,
            int concurrency) {
        ContainerProperties properties = new ContainerProperties(topic);
        properties.setClientId(group + "-" + topic);
        properties.setMessageListener(consumption);
        properties.setAckMode(ContainerProperties.AckMode.BATCH);
        properties.setSyncCommits(true);
        properties.setShutdownTimeout(STOP_PATIENCE.toMillis());
        SimpleAsyncTaskExecutor threads = new SimpleAsyncTaskExecutor("inbox-" + topic + "-");
        threads.setVirtualThreads(true);
        properties.setListenerTaskExecutor(threads);
        var container = new ConcurrentMessageListenerContainer<>(consumers, properties);
        container.setBeanName("inbox-" + topic);
        container.setConcurrency(concurrency);
        container.setCommonErrorHandler(forEver());
        return container;
    }

    /** A message's retries end when it is parked; the container itself never gives up. */
    private static DefaultErrorHandler forEver() {
        ExponentialBackOff backOff = new ExponentialBackOff(FIRST_BACK_OFF.toMillis(), 2);
        backOff.setMaxInterval(LONGEST_BACK_OFF.toMillis());
        return new DefaultErrorHandler(backOff);
    }

    @Override
    public void start() {
        containers.forEach(AbstractMessageListenerContainer::start);
    }

    @Override
    public void stop() {
        containers.forEach(AbstractMessageListenerContainer::stop);
    }

    @Override
    public boolean isRunning() {
        return containers.stream().anyMatch(AbstractMessageListenerContainer::isRunning);
    }

    @Override
    public int getPhase() {
        return AbstractMessageListenerContainer.DEFAULT_PHASE;
    }
}
