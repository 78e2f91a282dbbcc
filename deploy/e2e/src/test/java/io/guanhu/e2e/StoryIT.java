package io.guanhu.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.local.client.Answer;
import io.guanhu.local.client.Http;
import io.guanhu.local.signin.Console;
import io.guanhu.local.signin.Logins;
import io.guanhu.local.story.Story;
import io.guanhu.local.suite.LocalSuite;
import io.guanhu.testing.Database;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/** The story as a user starts it, and what it must not leave behind. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StoryIT {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Needle PLANTED = new Needle("planted", "14299887766");

    private final LocalSuite suite = RunningSuite.shared();

    @Test
    @Order(1)
    void playsBothJobsToTheirEnd() {
        assertThat(Story.play(suite.suite(), CLOCK, System.out)).isTrue();
    }

    @Test
    @Order(2)
    void leavesNoPersonalDataInTheClear() throws Exception {
        List<Needle> needles = new ArrayList<>(SampleNeedles.of(RunningSuite.customers()));
        needles.addAll(whatTheStoryWrote());
        WrittenDown written = WrittenDown.search(suite, needles);
        assertThat(written.rows()).isGreaterThan(RunningSuite.CUSTOMERS);
        assertThat(written.records()).isGreaterThan(RunningSuite.CUSTOMERS);
        assertThat(written.logs()).isGreaterThan(5);
        assertThat(written.search().leaks()).isEmpty();
    }

    /** The phone and the address that the manager entered. */
    private List<Needle> whatTheStoryWrote() {
        Http http = new Http(PATIENCE);
        Console manager = Console.signIn(http, suite.suite(), "e1101", CLOCK);
        String customer = new Logins(http, suite.suite()).customerOf("customer1");
        Answer revealed = manager.post(
                "/api/customers/" + customer + "/reveal",
                Map.of("fields", List.of("phone", "address"), "purpose", "VERIFY_IDENTITY"));
        assertThat(revealed.ok()).isTrue();
        return List.of(
                new Needle("new phone", revealed.at("fields.phone").replace("+86", "")),
                new Needle("new address", revealed.at("fields.address")));
    }

    @Test
    @Order(3)
    void findsWhatIsPlanted() throws Exception {
        Database database = suite.databases().iterator().next();
        Path log = suite.logDirectory().resolve("planted.log");
        byte[] value = ("{\"phone\":\"+86" + PLANTED.value() + "\"}").getBytes(StandardCharsets.UTF_8);
        try (Connection connection = suite.superuser(database.name());
                Statement statement = connection.createStatement()) {
            statement.execute("create table planted (sealed bytea, document jsonb)");
            try {
                statement.execute("insert into planted values (convert_to('x%1$sx', 'UTF8'), '{\"a\":[\"%1$s\"]}')"
                        .formatted(PLANTED.value()));
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
                statement.execute("drop table planted");
                Files.deleteIfExists(log);
            }
        }
    }

    /** Compressed, as the services' records are. */
    private void plant(byte[] value) throws Exception {
        Map<String, Object> broker = new HashMap<>(suite.kafkaAdministrator());
        try (Admin admin = Admin.create(broker)) {
            admin.createTopics(List.of(new NewTopic("e2e.planted", 1, (short) 1)))
                    .all()
                    .get();
        }
        broker.put("compression.type", "lz4");
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(broker, new ByteArraySerializer(), new ByteArraySerializer())) {
            ProducerRecord<byte[], byte[]> planted = new ProducerRecord<>("e2e.planted", value, value);
            planted.headers().add("phone", value);
            producer.send(planted).get();
        }
    }

    @Test
    @Order(4)
    void destroyedTheKeysOfWhatItErased() throws Exception {
        Http http = new Http(PATIENCE);
        String customer = new Logins(http, suite.suite()).customerOf("customer2");
        List<String> erased = erasedCategories(http, customer);
        assertThat(erased).contains("MARKETING");
        long destroyed = 0;
        for (Database store : suite.keyStores()) {
            try (Connection connection = suite.superuser(store.name())) {
                assertThat(keys(connection, customer, erased, "in_tree or closed_at is null"))
                        .as("keys in " + store.name() + " that some root still opens")
                        .isZero();
                destroyed += keys(connection, customer, erased, "closed_at is not null");
            }
        }
        assertThat(destroyed).isPositive();
    }

    /** As the request's own consequences say. */
    private List<String> erasedCategories(Http http, String customer) {
        Console officer = Console.signIn(http, suite.suite(), "e9101", CLOCK);
        Answer requests = officer.get("/api/privacy-requests?customerId=" + customer);
        String id = requests.at("items.0.id");
        List<String> erased = new ArrayList<>();
        for (JsonNode line : officer.get("/api/privacy-requests/" + id).json().path("consequences")) {
            if (line.path("treatment").asString("").equals("ERASE")) {
                erased.add(line.path("category").asString());
            }
        }
        return erased;
    }

    private static long keys(Connection connection, String customer, List<String> categories, String which)
            throws SQLException {
        String sql = """
                select count(*) from destroyed_key join epoch on number = epoch
                 where owner = ? and name = any (?) and (%s)
                """.formatted(which);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, UUID.fromString(customer));
            statement.setArray(2, connection.createArrayOf("text", categories.toArray()));
            try (ResultSet found = statement.executeQuery()) {
                found.next();
                return found.getLong(1);
            }
        }
    }
}
