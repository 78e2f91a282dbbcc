package io.guanhu.customer;

import static io.guanhu.customer.Bank.BEIJING_LEAD;
import static io.guanhu.customer.Bank.COMPLIANCE;
import static io.guanhu.customer.Bank.E1101;
import static io.guanhu.customer.Bank.E2101;
import static io.guanhu.customer.Bank.OPERATIONS;
import static io.guanhu.customer.Bank.SHANGHAI_LEAD;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.Bank.Person;
import io.guanhu.testing.Database;
import io.guanhu.testing.ServiceIT;
import io.guanhu.testing.Tokens;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Changes that wait for a decision, and one's own. */
@ServiceIT(value = "customer", shared = true)
class ChangeListsIT {

    private static final String TO_DECIDE = "/api/changes/to-decide";
    private static final String OWN = "/api/changes/own";

    private final Bank bank;
    private final Rows rows;

    @Autowired
    ChangeListsIT(WebTestClient client, Database database) {
        this.bank = new Bank(client);
        this.rows = new Rows(database);
    }

    @Test
    void whoMayDecideFindsWhatWaitsForThemTheLongestWaitingFirst() throws SQLException {
        UUID id = bank.created(Person.somebody());
        UUID first = awaiting(E1101, id, "萧第一");
        UUID second = awaiting(E1101, id, "萧第二");
        UUID leads = awaiting(BEIJING_LEAD, id, "萧第三");
        UUID unconfirmed = bank.proposed(E1101, id, 1, Map.of("name", "萧未确认"));
        UUID far = Bank.idOf(bank.create(E2101, Person.somebody().form()));
        UUID distant = awaiting(E2101, far, "萧远方");

        assertThat(ids(BEIJING_LEAD, TO_DECIDE))
                .containsSubsequence(first.toString(), second.toString())
                .doesNotContain(leads.toString(), unconfirmed.toString(), distant.toString());
        assertThat(ids(SHANGHAI_LEAD, TO_DECIDE)).contains(distant.toString()).doesNotContain(first.toString());
        assertThat(ids(COMPLIANCE, TO_DECIDE))
                .containsSubsequence(first.toString(), second.toString(), leads.toString(), distant.toString());
        assertThat(ids(E1101, OWN))
                .contains(first.toString(), second.toString(), unconfirmed.toString())
                .doesNotContain(leads.toString());
        get(E1101, TO_DECIDE).expectStatus().isForbidden();
        get(COMPLIANCE, OWN).expectStatus().isForbidden();

        bank.decide(BEIJING_LEAD, id, first, false).expectStatus().isOk();
        rows.execute("update change set expires_at = now() - interval '1 second' where id = '" + second + "'");
        assertThat(ids(COMPLIANCE, TO_DECIDE)).doesNotContain(first.toString(), second.toString());
        assertThat(ids(E1101, OWN)).doesNotContain(first.toString(), second.toString());
    }

    @Test
    void theListTellsHowLongAChangeWaitsAndNothingOfTheCustomer() throws SQLException {
        UUID id = bank.created(Person.somebody());
        UUID change = awaiting(E1101, id, "萧久候");
        rows.execute("update change set confirmed_at = confirmed_at - interval '2 hours' where id = '" + change + "'");
        JsonNode found = all(BEIJING_LEAD, TO_DECIDE).stream()
                .filter(each -> each.path("id").asString().equals(change.toString()))
                .findFirst()
                .orElseThrow();
        assertThat(Duration.parse(found.path("waiting").asString()))
                .isBetween(Duration.ofHours(2), Duration.ofHours(3));
        assertThat(found.path("fields").get(0).asString()).isEqualTo("name");
        assertThat(found.path("proposedBy").asString()).isEqualTo("E1101");
        assertThat(found.toString()).doesNotContain("萧");
    }

    @Test
    void aPageLeadsToTheNextForWhomItWasMade() {
        UUID id = bank.created(Person.somebody());
        awaiting(E1101, id, "萧页一");
        awaiting(E1101, id, "萧页二");
        JsonNode page = page(OPERATIONS, TO_DECIDE + "?limit=1");
        String next = page.path("next").asString();
        assertThat(page(OPERATIONS, TO_DECIDE + "?limit=1&cursor=" + next)
                        .path("items")
                        .get(0))
                .isNotEqualTo(page.path("items").get(0));
        get(COMPLIANCE, TO_DECIDE + "?limit=1&cursor=" + next).expectStatus().isBadRequest();
        get(OPERATIONS, OWN + "?limit=1&cursor=" + next).expectStatus().isBadRequest();
    }

    private UUID awaiting(Tokens by, UUID id, String name) {
        UUID change = bank.proposed(by, id, 1, Map.of("name", name));
        bank.confirm(by, id, change).expectStatus().isOk();
        return change;
    }

    private List<String> ids(Tokens by, String list) {
        return all(by, list).stream().map(each -> each.path("id").asString()).toList();
    }

    /** Other tests leave open changes as well: page by page to the end. */
    private List<JsonNode> all(Tokens by, String list) {
        List<JsonNode> found = new ArrayList<>();
        JsonNode page = page(by, list + "?limit=50");
        page.path("items").forEach(found::add);
        while (!page.path("next").isNull() && !page.path("next").isMissingNode()) {
            page = page(by, list + "?limit=50&cursor=" + page.path("next").asString());
            page.path("items").forEach(found::add);
        }
        return found;
    }

    private JsonNode page(Tokens by, String path) {
        byte[] body =
                get(by, path).expectStatus().isOk().expectBody().returnResult().getResponseBody();
        return JsonMapper.shared().readTree(Objects.requireNonNull(body));
    }

    private ResponseSpec get(Tokens by, String path) {
        return bank.as(by).get().uri(path).exchange();
    }
}
