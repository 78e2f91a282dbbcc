package io.guanhu.platform.contract;

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
 * What the broker lets each service do, made from {@link Access}: publish to its topics, read those
 * that it consumes, in the consumer group of its own name. Whatever no rule allows is refused.
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

    /** The name that the broker knows a service by. */
    public static String principalOf(String service) {
        return "User:" + service;
    }

    private static Stream<AclBinding> ofTopic(String service, String topic) {
        // Whichever service starts first makes all topics, and each looks how safely they are kept.
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
