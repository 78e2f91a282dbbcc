package io.guanhu.privacy;

import static io.guanhu.privacy.PrivacyClient.path;
import static io.guanhu.privacy.PrivacyClient.wish;
import static io.guanhu.privacy.PrivacyClient.wishFor;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.testing.Database;
import io.guanhu.testing.Tokens;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** Attempts to act as two people, or to guess a code. */
class CheatingIT extends PrivacyFixture {

    private static final String ACKNOWLEDGED = "{\"acknowledgeIrreversible\":true}";

    private final Database database;

    @Autowired
    CheatingIT(WebTestClient http, Database database) {
        super(http, database);
        this.database = database;
    }

    @Test
    void refusesTheDecisionOfWhoHandledItInWhateverRole() {
        UUID other = client.formerCustomer();
        Tokens both =
                Tokens.staff("E9102", "HQ", "operations", "compliance-officer").acr("2");
        Tokens himself = Tokens.customer(other);
        UUID sent = client.submit(Tokens.staff("E9001", "HQ", "operations"), wishFor(other));
        client.code(both, other, sent);
        String digits = client.code(himself, other, sent);
        client.post(himself, path(sent, "/identity-verification"), PrivacyClient.code(digits));
        client.post(himself.acr("2"), path(sent, "/confirmation"), ACKNOWLEDGED);
        client.awaitState(himself, sent, "AWAITING_APPROVAL");

        for (String verdict :
                List.of("{\"approve\":true}", "{\"approve\":false,\"reason\":\"r\",\"citation\":\"c\"}")) {
            client.post(both, path(sent, "/decision"), verdict)
                    .expectStatus()
                    .isForbidden()
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("same-person");
        }
        client.get(OFFICER, path(sent, "")).expectBody().jsonPath("$.state").isEqualTo("AWAITING_APPROVAL");
    }

    @Test
    void countsWrongCodesThatComeAllAtOnce() throws Exception {
        UUID other = client.formerCustomer();
        Tokens himself = Tokens.customer(other);
        UUID guessed = client.submit(himself, wish("\"CONTACT\""));
        String digits = client.code(himself, other, guessed);
        String verify = path(guessed, "/identity-verification");

        List<Integer> statuses = atOnce(40, () -> status(client.post(himself, verify, PrivacyClient.wrong(digits))));

        assertThat(statuses).containsOnly(422, 429);
        assertThat(statuses.stream().filter(each -> each == 422)).hasSize(5);
        assertThat(one("select attempts from identity_code where request_id = '" + guessed + "'"))
                .isEqualTo("5");
        assertThat(status(client.post(himself, verify, PrivacyClient.code(digits))))
                .isEqualTo(429);
    }

    /** Each used two of twenty connections: the service never recovered. */
    @Test
    void answersManyWrongCodesWithKeysOfTwoCustomersAtOnce() throws Exception {
        List<String> paths = new ArrayList<>();
        List<Tokens> both = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            UUID other = client.formerCustomer();
            both.add(Tokens.customer(other));
            UUID guessed = client.submit(both.get(i), wish("\"CONTACT\""));
            client.code(both.get(i), other, guessed);
            paths.add(path(guessed, "/identity-verification"));
        }
        AtomicInteger next = new AtomicInteger();
        List<Integer> statuses = atOnce(36, () -> {
            int which = next.getAndIncrement() % 2;
            return client.keyed(both.get(which), paths.get(which), PrivacyClient.wrong("999999"))
                    .returnResult(Void.class)
                    .getStatus()
                    .value();
        });

        assertThat(statuses).containsOnly(422, 429);
        assertThat(one("select count(*) from pg_stat_activity where state like"
                        + " 'idle in transaction%' and datname = current_database()"))
                .isEqualTo("0");
    }

    @Test
    void acceptsARightCodeOnceHoweverOftenItComesAtOnce() throws Exception {
        UUID other = client.formerCustomer();
        Tokens himself = Tokens.customer(other);
        UUID proven = client.submit(himself, wish("\"CONTACT\""));
        String digits = client.code(himself, other, proven);
        String verify = path(proven, "/identity-verification");

        List<Integer> statuses = atOnce(8, () -> status(client.post(himself, verify, PrivacyClient.code(digits))));

        assertThat(statuses).containsOnly(200, 409).containsOnlyOnce(200);
        assertThat(one("select count(*) from request_history where to_state = 'VERIFIED'"
                        + " and request_id = '"
                        + proven
                        + "'"))
                .isEqualTo("1");
    }

    private static int status(ResponseSpec answer) {
        return answer.returnResult(byte[].class).getStatus().value();
    }

    private static List<Integer> atOnce(int times, Callable<Integer> act) throws Exception {
        try (var threads = Executors.newFixedThreadPool(times)) {
            List<Future<Integer>> answers = threads.invokeAll(
                    IntStream.range(0, times).mapToObj(_ -> act).toList());
            return answers.stream().map(CheatingIT::resultOf).toList();
        }
    }

    private static int resultOf(Future<Integer> answer) {
        try {
            return answer.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private String one(String sql) throws SQLException {
        try (var connection = database.connectAsOwner();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return String.valueOf(rows.getString(1));
        }
    }
}
