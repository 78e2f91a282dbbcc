package io.guanhu.platform.publishing;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.kafka.core.ProducerFactory;

/** Creates producers with the settings that senders of events need. */
public final class Producers {

    private Producers() {}

    /**
     * Creates producers from a service's configuration.
     *
     * @param ackTimeout the time after which the sender gives up
     */
    public static Supplier<Producer<String, byte[]>> of(ProducerFactory<?, ?> producers, Duration ackTimeout) {
        Map<String, Object> configuration = new HashMap<>(producers.getConfigurationProperties());
        configuration.remove(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG);
        configuration.remove(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG);
        int patience = (int) ackTimeout.toMillis();
        // The sender gives up first and closes the producer. If a record expired inside the
        // producer, a later one with the same key could overtake it.
        configuration.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, patience * 4);
        configuration.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, patience);
        configuration.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, patience / 2);
        return () -> new KafkaProducer<>(configuration, new StringSerializer(), new ByteArraySerializer());
    }
}
