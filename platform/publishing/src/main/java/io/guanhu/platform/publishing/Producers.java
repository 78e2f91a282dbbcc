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

/** Producers as senders of events need them. */
public final class Producers {

    private Producers() {}

    /**
     * Makes producers by the configuration of a service.
     *
     * @param ackTimeout after how long the sender gives up
     */
    public static Supplier<Producer<String, byte[]>> of(ProducerFactory<?, ?> producers, Duration ackTimeout) {
        Map<String, Object> configuration = new HashMap<>(producers.getConfigurationProperties());
        configuration.remove(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG);
        configuration.remove(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG);
        int patience = (int) ackTimeout.toMillis();
        // The sender gives up first, and closes the producer: a record that expired inside it would
        // let a later one of the same key overtake.
        configuration.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, patience * 4);
        configuration.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, patience);
        configuration.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, patience / 2);
        return () -> new KafkaProducer<>(configuration, new StringSerializer(), new ByteArraySerializer());
    }
}
