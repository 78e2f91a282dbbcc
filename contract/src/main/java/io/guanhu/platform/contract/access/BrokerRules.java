package io.guanhu.platform.contract.access;

import io.guanhu.platform.contract.Topics;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * The broker's access rules for each service, derived from {@link Access}: to publish to its
 * topics, and to read those it consumes, in the consumer group with its own name. Everything else
 * is refused.
 */
public final class BrokerRules {

    private static final String ANY_HOST = "*";

    private BrokerRules() {}

    /** All rules of a service, whose user has the service's name. */
    public static List<AclBinding> of(String service) {
        return Topics.ALL.stream()
                .flatMap(topic -> ofTopic(service, topic))
                .distinct()
                .toList();
    }

    /** The name of a service's user at the broker. */
    public static String principalOf(String service) {
        return "User:" + service;
    }

    private static Stream<AclBinding> ofTopic(String service, String topic) {
        // Whichever service starts first creates all topics, and each checks their durability.
        Stream<AclBinding> everybody = Stream.of(
                        AclOperation.CREATE, AclOperation.DESCRIBE, AclOperation.DESCRIBE_CONFIGS)
                .map(operation -> rule(service, ResourceType.TOPIC, topic, operation));
        return Stream.of(everybody, written(service, topic), read(service, topic))
                .flatMap(each -> each);
    }

    private static Stream<AclBinding> written(String service, String topic) {
        return Access.producersOf(topic).contains(service)
                ? Stream.of(rule(service, ResourceType.TOPIC, topic, AclOperation.WRITE))
                : Stream.empty();
    }

    private static Stream<AclBinding> read(String service, String topic) {
        return Access.consumersOf(topic).contains(service)
                ? Stream.of(
                        rule(service, ResourceType.TOPIC, topic, AclOperation.READ),
                        rule(service, ResourceType.GROUP, service, AclOperation.READ))
                : Stream.empty();
    }

    private static AclBinding rule(String service, ResourceType type, String name, AclOperation operation) {
        return new AclBinding(
                new ResourcePattern(type, name, PatternType.LITERAL),
                new AccessControlEntry(principalOf(service), ANY_HOST, operation, AclPermissionType.ALLOW));
    }
}
