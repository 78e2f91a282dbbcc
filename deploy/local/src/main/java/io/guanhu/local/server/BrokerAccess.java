package io.guanhu.local.server;

import io.guanhu.local.layout.SuiteException;
import io.guanhu.platform.contract.access.BrokerRules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;

/** Sets up the broker's users and their rights, at every start because these may have changed. */
final class BrokerAccess {

    private static final ScramCredentialInfo HASHED = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 8192);
    private static final int PATIENCE_SECONDS = 60;

    private BrokerAccess() {}

    /**
     * Makes each service a user, and the contract's rules the only rules.
     *
     * @param passwords by service
     */
    static void grant(Map<String, String> administrator, Map<String, String> passwords) {
        List<AclBinding> wanted = passwords.keySet().stream()
                .flatMap(each -> BrokerRules.of(each).stream())
                .toList();
        try (Admin admin = Admin.create(new HashMap<String, Object>(administrator))) {
            admin.alterUserScramCredentials(passwords.entrySet().stream()
                            .map(BrokerAccess::user)
                            .toList())
                    .all()
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            Collection<AclBinding> present =
                    admin.describeAcls(AclBindingFilter.ANY).values().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            admin.createAcls(without(wanted, present)).all().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            admin.deleteAcls(without(present, wanted).stream()
                            .map(AclBinding::toFilter)
                            .toList())
                    .all()
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new SuiteException("Kafka did not accept its users and rules: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SuiteException("interrupted", e);
        }
    }

    private static UserScramCredentialAlteration user(Map.Entry<String, String> service) {
        return new UserScramCredentialUpsertion(service.getKey(), HASHED, service.getValue());
    }

    private static List<AclBinding> without(Collection<AclBinding> these, Collection<AclBinding> those) {
        List<AclBinding> rest = new ArrayList<>(these);
        rest.removeAll(those);
        return rest;
    }
}
