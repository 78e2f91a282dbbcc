package io.guanhu.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanhu.local.suite.LocalSuite;
import io.guanhu.platform.contract.Topics;
import io.guanhu.platform.contract.access.Access;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Only the services reach the broker, and each may do there only what the contract allows. */
class BrokerAccessIT {

    private final LocalSuite suite = RunningSuite.shared();

    static List<String> services() {
        return LocalSuite.serviceNames();
    }

    @ParameterizedTest
    @MethodSource("services")
    void letsAServiceDoNothingThatTheContractDoesNot(String service) throws Exception {
        try (Admin admin = Admin.create(new HashMap<String, Object>(suite.kafkaClient(service)))) {
            Map<String, TopicDescription> topics = admin.describeTopics(
                            Topics.ALL, new DescribeTopicsOptions().includeAuthorizedOperations(true))
                    .allTopicNames()
                    .get();
            for (String topic : Topics.ALL) {
                Set<AclOperation> allowed =
                        Objects.requireNonNull(topics.get(topic)).authorizedOperations();
                assertThat(allowed.contains(AclOperation.WRITE))
                        .as(service + " writes " + topic)
                        .isEqualTo(Access.producersOf(topic).contains(service));
                assertThat(allowed.contains(AclOperation.READ))
                        .as(service + " reads " + topic)
                        .isEqualTo(Access.consumersOf(topic).contains(service));
                assertThat(allowed).doesNotContain(AclOperation.ALTER, AclOperation.ALTER_CONFIGS, AclOperation.DELETE);
            }
            assertThat(admin.describeCluster().clusterId().get()).isNotNull();
            var stray = admin.createTopics(List.of(new NewTopic("stray", 1, (short) 1)))
                    .all();
            assertThatThrownBy(stray::get).hasCauseInstanceOf(TopicAuthorizationException.class);
        }
    }

    @Test
    void refusesAnOrderThatIsNotPrivacysBeforeAnybodyReadsIt() {
        assertThatThrownBy(() -> send(suite.kafkaClient("customer-service")))
                .hasCauseInstanceOf(TopicAuthorizationException.class);
    }

    @Test
    void refusesUsersWithoutAPasswordOrWithAWrongOne() {
        Map<String, String> wrong = new HashMap<>(suite.kafkaClient("privacy-service"));
        wrong.compute("sasl.jaas.config", (_, login) -> login.replaceFirst("password=\"", "$0x"));
        assertThatThrownBy(() -> send(wrong)).hasCauseInstanceOf(SaslAuthenticationException.class);

        Map<String, String> open = new HashMap<>(wrong);
        Stream.of("sasl.jaas.config", "sasl.mechanism").forEach(open::remove);
        open.put("security.protocol", "PLAINTEXT");
        assertThatThrownBy(() -> send(open)).hasCauseInstanceOf(TimeoutException.class);
        open.put("security.protocol", "SSL");
        assertThatThrownBy(() -> send(open)).isInstanceOf(ExecutionException.class);
    }

    private static void send(Map<String, String> client) throws Exception {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put("max.block.ms", 5_000);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(Topics.PRIVACY_ORDERS, new byte[] {1}))
                    .get();
        }
    }
}
