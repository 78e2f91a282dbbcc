package io.guanhu.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class ServersIT {

    @Test
    void givesEachServiceADatabaseWithTwoRoles() throws SQLException {
        Database database = PostgresServer.shared().freshDatabase("customer");
        try (Connection owner = database.connectAsOwner();
                Statement statement = owner.createStatement()) {
            statement.execute("create table example (id uuid primary key default uuidv7(), name text)");
            statement.execute("create index on example using gin (name gin_trgm_ops)");
        }
        try (Connection app = database.connectAsApp();
                Statement statement = app.createStatement()) {
            assertThat(statement.executeUpdate("insert into example (name) values ('one')"))
                    .isEqualTo(1);
            assertThatThrownBy(() -> statement.execute("create table other (id int)"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
        }
        assertThat(PostgresServer.shared().freshDatabase("customer").name()).isEqualTo("customer_2");
    }

    @Test
    void keepsARecordPerTopic() throws Exception {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", KafkaServer.shared().bootstrapServers());
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("servers-it", "key", "value")).get();
        }
        assertThat(Topic.read("servers-it", "key", Duration.ofSeconds(20)))
                .singleElement()
                .satisfies(each -> assertThat(each.value()).isEqualTo("value"));
    }
}
