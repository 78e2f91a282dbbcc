package io.guanhu.platform.contract.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.Topics;
import java.util.List;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;

class BrokerRulesTests {

    @Test
    void letTheGatewayWriteAuditEntriesAndReadNothing() {
        List<AclBinding> rules = BrokerRules.of("gateway");

        assertThat(rules)
                .filteredOn(each -> each.entry().operation() == AclOperation.WRITE)
                .extracting(each -> each.pattern().name())
                .containsExactly(Topics.AUDIT_ENTRIES);
        assertThat(rules)
                .noneMatch(each -> each.entry().operation() == AclOperation.READ)
                .isNotEmpty()
                .allMatch(each -> each.entry().principal().equals("User:gateway"));
    }

    @Test
    void letAServiceReadInItsOwnGroupOnly() {
        assertThat(BrokerRules.of("audit-service"))
                .filteredOn(each -> each.pattern().resourceType() == ResourceType.GROUP)
                .extracting(each -> each.pattern().name())
                .containsExactly("audit-service");
    }

    @Test
    void letNobodyChangeOrDeleteATopic() {
        for (String service : Access.producersOf(Topics.AUDIT_ENTRIES)) {
            assertThat(BrokerRules.of(service))
                    .extracting(each -> each.entry().operation())
                    .isSubsetOf(
                            AclOperation.CREATE,
                            AclOperation.DESCRIBE,
                            AclOperation.DESCRIBE_CONFIGS,
                            AclOperation.READ,
                            AclOperation.WRITE);
        }
    }
}
