package io.guanhu.testing;

/** A Kafka 4.2 broker (KRaft, one node). Topics are created on first use. */
public sealed interface KafkaServer extends AutoCloseable permits KafkaBrokerContainer, KafkaProcess {

    /**
     * The broker that all tests of this JVM share; started by the first call, stopped with the JVM.
     */
    static KafkaServer shared() {
        return Shared.SERVER.get();
    }

    String bootstrapServers();

    @Override
    void close();

    /** Started only when needed. */
    final class Shared {
        private static final Lazy<KafkaServer> SERVER = new Lazy<>(() -> switch (Infra.chosen()) {
            case CONTAINERS -> KafkaBrokerContainer.start();
            case NATIVE -> KafkaProcess.forTests();
        });

        private Shared() {}
    }
}
