package io.guanhu.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.testing.Database;
import io.guanhu.testing.ServiceIT;
import io.guanhu.testing.Tokens;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/** No list is saved as a file without an entry. */
@ServiceIT(value = "audit", shared = true)
class ListDownloadIT extends AuditFixture {

    private static final String LEAD =
            Tokens.staff("E1190", "BJ", "team-lead").acr("2").bearer();
    private static final String MANAGER =
            Tokens.staff("E1101", "BJ", "relationship-manager").acr("2").bearer();

    @Autowired
    ListDownloadIT(WebTestClient client, Database database) {
        super(client, database);
    }

    private WebTestClient.ResponseSpec keep(String bearer, String body) {
        return client.post()
                .uri("/api/list-downloads")
                .header("Authorization", bearer)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    @Test
    void entersWhichListWasKeptAndHowMuchOfIt() {
        keep(LEAD, "{\"list\":\"CUSTOMERS\",\"rows\":57}").expectStatus().isOk();

        Awaitility.await()
                .untilAsserted(() -> assertThat(superuser.count("entry_index where action = 'list.download'"
                                + " and outcome = 'ALLOWED' and"
                                + " actor_id = 'E1190' and"
                                + " resource_id = 'CUSTOMERS' and"
                                + " reason = 'rows-57'"))
                        .isEqualTo(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"list\":\"CUSTOMERS\",\"rows\":1001}",
                "{\"list\":\"CUSTOMERS\",\"rows\":0}",
                "{\"list\":\"CUSTOMERS\"}",
                "{\"rows\":1}",
                "{\"list\":\"SECRETS\",\"rows\":1}",
                "{\"list\":\"CUSTOMERS\",\"rows\":1,\"name\":\"Wang\"}"
            })
    void takesNothingElse(String body) {
        keep(LEAD, body).expectStatus().isBadRequest();
    }

    @Test
    void isNotForManagers() {
        keep(MANAGER, "{\"list\":\"CUSTOMERS\",\"rows\":1}").expectStatus().isForbidden();
    }
}
