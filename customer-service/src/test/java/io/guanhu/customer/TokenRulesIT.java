package io.guanhu.customer;

import static io.guanhu.customer.Bank.OPERATIONS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.guanhu.customer.Bank.Person;
import io.guanhu.testing.Database;
import io.guanhu.testing.ServiceIT;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

/** A build that creates more search tokens than the one before. */
@ServiceIT("customer")
@TestPropertySource(properties = "guanhu.keystore.service.refresh=300ms")
class TokenRulesIT {

    private static final String ROTATING =
            "select count(*) from search_token_versions where next is not null or retired is not null";

    private final Bank bank;
    private final Rows rows;

    @Autowired
    TokenRulesIT(WebTestClient client, Database database) {
        this.bank = new Bank(client);
        this.rows = new Rows(database);
    }

    @Test
    void earlierCustomersGetItsTokensAutomatically() throws SQLException {
        Person person = Person.somebody();
        Map<String, Object> form = person.form();
        form.put("name", "吕布");
        UUID id = Bank.idOf(bank.create(Bank.E1101, form));
        Map<String, String> asked = Map.of("name", "lyubu", "email", person.email());
        assertThat(found(asked)).isEqualTo(1);

        asOfTheBuildBefore(id, asked);
        assertThat(found(asked)).isZero();

        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> found(asked) == 1 && rows.count(ROTATING) == 0);
        assertThat(rows.count("select count(*) from search_token where rules < 2"))
                .isZero();
        assertThat(found(Map.of("idNumber", person.idNumber()))).isEqualTo(1);
    }

    /** It left the default, and knew fewer words of a name. */
    private void asOfTheBuildBefore(UUID id, Map<String, String> asked) throws SQLException {
        rows.execute("update search_token set rules = 1 where customer_id = '" + id + "'");
        // Which token belongs to the word shows only when it is gone.
        String ofName = " where purpose = 'name' and customer_id = '" + id + "'";
        for (long at = 0; found(asked) == 1; at++) {
            rows.execute("update search_token set purpose = 'hidden'"
                    + ofName
                    + " and token = (select token from search_token"
                    + ofName
                    + " order by token offset %d limit 1)".formatted(at));
            if (found(asked) == 1) {
                rows.execute("update search_token set purpose = 'name' where purpose = 'hidden'");
            }
        }
        rows.execute("delete from search_token where purpose = 'hidden'");
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Found(List<Map<String, Object>> items) {}

    private int found(Map<String, String> asked) {
        Found found = bank.search(OPERATIONS, asked)
                .expectStatus()
                .isOk()
                .expectBody(Found.class)
                .returnResult()
                .getResponseBody();
        return Objects.requireNonNull(found).items().size();
    }
}
