package io.guanhu.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.local.LocalSuite;
import io.guanhu.testing.Database;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/** No personal data of any customer is written down in the clear, by nobody and nowhere. */
class LeakIT {

    private static final Needle PLANTED = new Needle("planted", "14299887766");

    private final LocalSuite suite = RunningSuite.shared();

    @Test
    void writesNoPersonalDataInTheClear() throws Exception {
        WrittenDown written = WrittenDown.search(suite, SampleNeedles.of(RunningSuite.customers()));
        assertThat(written.rows()).isGreaterThan(RunningSuite.CUSTOMERS);
        assertThat(written.records()).isGreaterThan(RunningSuite.CUSTOMERS);
        assertThat(written.logs()).isGreaterThan(5);
        assertThat(written.search().leaks()).isEmpty();
    }

    @Test
    void findsWhatIsPlanted() throws Exception {
        Database database = suite.databases().iterator().next();
        Path log = suite.logDirectory().resolve("planted.log");
        byte[] value =
                ("{\"phone\":\"+86" + PLANTED.value() + "\"}").getBytes(StandardCharsets.UTF_8);
        try (Connection connection = suite.superuser(database.name());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE planted (sealed bytea, document jsonb)");
            try {
                statement.execute(
                        "INSERT INTO planted VALUES (convert_to('x"
                                + PLANTED.value()
                                + "x', 'UTF8'), '{\"a\":[\""
                                + PLANTED.value()
                                + "\"]}')");
                plant(value);
                Files.write(log, value);
                assertThat(WrittenDown.search(suite, List.of(PLANTED)).search().leaks())
                        .extracting(Leak::where)
                        .contains(
                                database.name() + ": public.planted.sealed",
                                database.name() + ": public.planted.document",
                                "topic e2e.planted, key",
                                "topic e2e.planted, value",
                                "topic e2e.planted, header phone",
                                "planted.log");
            } finally {
                statement.execute("DROP TABLE planted");
                Files.deleteIfExists(log);
            }
        }
    }

    /** Compressed, as the services' records are. */
    private void plant(byte[] value) throws Exception {
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", suite.kafkaBootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic("e2e.planted", 1, (short) 1))).all().get();
        }
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers",
                                suite.kafkaBootstrapServers(),
                                "compression.type",
                                "lz4"),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            ProducerRecord<byte[], byte[]> planted =
                    new ProducerRecord<>("e2e.planted", value, value);
            planted.headers().add("phone", value);
            producer.send(planted).get();
        }
    }
}
