package io.guanhu.customer;

import static io.guanhu.customer.Bank.E1101;
import static io.guanhu.customer.Bank.OPERATIONS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.guanhu.customer.Bank.Person;
import io.guanhu.testing.RestartableService;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import tools.jackson.databind.json.JsonMapper;

/** A backup of the data from before a rotation, with the key store of today. */
class RestoredTokensIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void findsEverybodyAgainAfterGivingThemNewTokens() throws SQLException {
        try (var service = new RestartableService(
                "customer",
                CustomerApplication.class,
                Map.of(
                        "guanhu.keystore.service.refresh", "300ms",
                        "guanhu.customer.search-token-rotation.retry", "1s"))) {
            service.start();
            service.awaitReady();
            Person person = Person.somebody();
            bank(service).created(person);
            service.stop();
            service.backUp();
            service.start();
            service.awaitReady();
            new Administrator(bank(service)).rotate();
            service.stop();

            service.restore();
            service.start();

            await().atMost(Duration.ofMinutes(2)).until(() -> found(service, person) == 1);
            bank(service).create(E1101, person.form()).expectStatus().isEqualTo(HttpStatus.CONFLICT);

            goesOnAfterItWasGivenUp(service);
        }
    }

    private static void goesOnAfterItWasGivenUp(RestartableService service) throws SQLException {
        Rows rows = new Rows(service.database());
        UUID given = new Administrator(bank(service)).start().id();
        await().until(() -> rows.count("select count(*) from search_token_versions"
                        + " where next is not null"
                        + " or retired is not null")
                == 1);
        assertThat(rows.execute(
                        "update job set state = 'FAILED' where state = 'RUNNING'" + " and id = '" + given + "'"))
                .isEqualTo(1);

        await().atMost(Duration.ofMinutes(2))
                .until(() -> rows.count("select count(*) from job where state = 'COMPLETED'"
                                + " and started_by = 'schedule'"
                                + " and created_at > (select created_at"
                                + " from job where id = '"
                                + given
                                + "')")
                        == 1);
    }

    /** How many are found; -1 while that is unknown, since zero would be wrong. */
    private static int found(RestartableService service, Person person) {
        EntityExchangeResult<String> answer = bank(service)
                .search(OPERATIONS, Map.of("phone", person.phone()))
                .expectBody(String.class)
                .returnResult();
        if (answer.getStatus() == HttpStatus.SERVICE_UNAVAILABLE) {
            return -1;
        }
        int found = JSON.readTree(answer.getResponseBody()).get("items").size();
        if (found == 0) {
            throw new IllegalStateException("said that there is nobody");
        }
        return found;
    }

    private static Bank bank(RestartableService service) {
        return new Bank(service.http());
    }
}
