package io.guanhu.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.local.client.Answer;
import io.guanhu.local.client.Http;
import io.guanhu.local.client.Person;
import io.guanhu.local.signin.Console;
import io.guanhu.local.suite.LocalSuite;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A customer changes hands, and with them who can reach the customer. */
class HandoverIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int TIMES = 6;

    private final LocalSuite suite = RunningSuite.shared();

    private Person signIn(String login) {
        return Console.signIn(new Http(PATIENCE), suite.suite(), login, Clock.systemUTC());
    }

    @Test
    void changesWhomManagersReachWithinASecond() {
        Person giver = signIn("e1101");
        Person taker = signIn("e1102");
        Person lead = signIn("e1190");
        String customer = giver.get("/api/assignments?managerId=E1101").at("items.0.customerId");
        assertThat(customer).isNotEmpty();

        List<Duration> delays = new ArrayList<>();
        for (int time = 0; time < TIMES; time++) {
            delays.add(handOver(customer, giver, taker, lead));
            Person formerGiver = giver;
            giver = taker;
            taker = formerGiver;
        }
        Collections.sort(delays);
        System.out.println("Managers' reach followed a transfer after " + delays);
        assertThat(delays.get(TIMES / 2)).isLessThan(Duration.ofSeconds(1));
    }

    /** Proposed by the one, accepted by the other, approved by their lead; how long both waited. */
    private static Duration handOver(String customer, Person giver, Person taker, Person lead) {
        String path = "/api/customers/" + customer;
        assertThat(giver.get(path).status()).isEqualTo(200);
        assertThat(taker.get(path).status()).isEqualTo(404);
        Answer proposed = giver.post(
                "/api/transfers",
                Map.of(
                        "customerIds",
                        List.of(customer),
                        "toManager",
                        taker.name().toUpperCase(Locale.ROOT),
                        "reason",
                        Map.of("code", "WORKLOAD")));
        assertThat(proposed.status()).as(proposed.toString()).isEqualTo(201);
        String transfer = "/api/transfers/" + proposed.at("id");
        assertThat(taker.post(transfer + "/acceptance", Map.of()).status()).isEqualTo(200);
        Answer approved = lead.post(transfer + "/approval", Map.of());
        long approvedAt = System.nanoTime();
        assertThat(approved.status()).as(approved.toString()).isEqualTo(200);
        Awaitility.await()
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> taker.get(path).status() == 200 && giver.get(path).status() == 404);
        return Duration.ofNanos(System.nanoTime() - approvedAt);
    }
}
