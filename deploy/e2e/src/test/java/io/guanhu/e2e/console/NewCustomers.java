package io.guanhu.e2e.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.local.client.Answer;
import io.guanhu.local.client.Http;
import io.guanhu.local.sample.SampleCustomer;
import io.guanhu.local.sample.SampleCustomers;
import io.guanhu.local.signin.Machine;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** Customers of a test's own, for whom the core banking system opens an account. */
final class NewCustomers {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private NewCustomers() {}

    /** A customer as a test knows them. */
    record NewCustomer(String id, SampleCustomer values) {

        String path() {
            return "/customers/" + id;
        }

        String api() {
            return "/api/customers/" + id;
        }
    }

    /** Somebody of Beijing Chaoyang whom a manager looks after, and whom the reader may see. */
    static NewCustomer of(String manager, Colleague reader) {
        return of(manager, reader, null, Map.of());
    }

    /**
     * @param endedOn when the bank's relationship with them ended, if it did
     * @param other values that are not the sample's
     */
    static NewCustomer of(String manager, Colleague reader, @Nullable String endedOn, Map<String, String> other) {
        SampleCustomer values = SampleCustomers.another(new SecureRandom())
                .ownedBy(manager.toUpperCase(Locale.ROOT), "BJ/CHAOYANG/001", endedOn);
        Map<String, Object> body = new HashMap<>(values.body());
        body.putAll(other);
        Answer created = Machine.coreBanking(new Http(PATIENCE), reader.suite()).post("/api/customers", body);
        assertThat(created.status()).as(created.toString()).isEqualTo(201);
        var customer = new NewCustomer(created.at("id"), values);
        // An event tells who owns whom.
        Awaitility.await().atMost(PATIENCE).pollInSameThread().until(() -> reader.canRead(customer.api()));
        return customer;
    }
}
