package io.guanhu.customer;

import static io.guanhu.customer.Bank.COMPLIANCE;
import static io.guanhu.customer.Bank.E1101;
import static io.guanhu.customer.Bank.OPERATIONS;
import static io.guanhu.customer.Bank.PATIENCE;
import static io.guanhu.platform.contract.DataCategory.CONTACT;
import static io.guanhu.platform.contract.DataCategory.IDENTITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.guanhu.customer.Bank.Person;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.contract.Topics;
import io.guanhu.platform.keyring.CustomerKeys;
import io.guanhu.platform.keyring.Keyring;
import io.guanhu.testing.Database;
import io.guanhu.testing.KafkaProbe;
import io.guanhu.testing.ServiceIT;
import io.guanhu.testing.Tokens;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A person decides on whoever may be somebody the bank knew; nobody else learns why. */
@ServiceIT("customer")
class RegistrationCheckIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String CHECKS = "/api/registration-checks";
    private static final Tokens CHECKER = Tokens.staff("E9002", "HQ", "operations");

    private final Bank bank;
    private final Erasures erasures;
    private final Database database;
    private final Rows rows;
    private final Keyring keyring;

    @Autowired
    RegistrationCheckIT(WebTestClient client, Database database, Keyring keyring) {
        this.bank = new Bank(client);
        this.erasures = new Erasures(bank);
        this.database = database;
        this.rows = new Rows(database);
        this.keyring = keyring;
    }

    @Test
    void everyReasonSoundsTheSame() {
        Person byDocument = erased();
        Person byName = erased();
        Map<String, Object> named = byName.form();
        named.put("idType", "OTHER");
        named.put("idNumber", "D" + byName.phone());

        JsonNode first = refusal(E1101, byDocument.form());
        assertThat(refusal(E1101, byDocument.form())).isEqualTo(first);
        assertThat(refusal(E1101, named)).isEqualTo(first);
        assertThat(refusal(OPERATIONS, inBranch(named))).isEqualTo(first);
        assertThat(first.toString()).doesNotContainIgnoringCase("eras", "suppress", "delet");
        assertThat(latest(CHECKER).has("why")).isFalse();
        assertThat(read(OPERATIONS, id(latest(OPERATIONS))).path("check").has("why")).isFalse();
    }

    @Test
    void onlyComplianceSeesWhy() {
        Person person = erased();
        refusal(E1101, person.form());
        JsonNode seen = read(COMPLIANCE, id(latest(COMPLIANCE)));
        assertThat(seen.path("check").path("why").path("erased").asString()).isEqualTo("CERTAIN");
        assertThat(seen.path("fields").path("idNumber").asString())
                .startsWith(person.idNumber().substring(0, 3))
                .isNotEqualTo(person.idNumber());
        bank.as(E1101).get().uri(CHECKS).exchange().expectStatus().isForbidden();
        bank.as(COMPLIANCE)
                .get()
                .uri(CHECKS + "?state=OPEN&why=ERASED")
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void whoIsAdmittedIsACustomerAgainAndLeavesTheList() throws SQLException {
        Person person = erased();
        long listed = rows.count("select count(*) from suppression");
        refusal(E1101, person.form());
        UUID id = id(latest(CHECKER));
        bank.as(CHECKER)
                .post()
                .uri(CHECKS + "/{id}/reveal", id)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.fields.idNumber")
                .isEqualTo(person.idNumber());

        decide(CHECKER, id, 1, "PERSON_CONFIRMED")
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals(HttpHeaders.LOCATION, "/api/customers/" + id)
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("ADMITTED");

        assertThat(rows.count("select count(*) from suppression")).isEqualTo(listed - 4);
        assertThat(drafts(id)).isZero();
        bank.search(OPERATIONS, Map.of("idNumber", person.idNumber()))
                .expectBody()
                .jsonPath("$.items[0].id")
                .isEqualTo(id.toString());
        bank.create(E1101, person.form())
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("duplicate-customer");
        try (KafkaProbe probe = KafkaProbe.shared()) {
            assertThat(
                            probe.await(
                                            Topics.CUSTOMER_EVENTS,
                                            1,
                                            each -> id.toString().equals(each.key()),
                                            PATIENCE)
                                    .getFirst()
                                    .value())
                    .contains("\"requestedManager\":\"E1101\"", "\"origin\":\"STAFF\"");
        }
    }

    @Test
    void somebodyElseDecidesOnceOnWhatTheyRead() {
        Person person = erased();
        refusal(OPERATIONS, inBranch(person.form()));
        UUID id = id(latest(CHECKER));
        refused(decide(OPERATIONS, id, 1, "PERSON_CONFIRMED"), 403, "own-registration");
        refused(decide(CHECKER, id, 7, "PERSON_CONFIRMED"), 412, "stale-version");
        refused(decide(CHECKER, id, 1, "BECAUSE"), 400, "invalid-request");
        refused(decide(COMPLIANCE, id, 1, "PERSON_CONFIRMED"), 403, "forbidden");
        refused(
                decide(CHECKER, UUID.randomUUID(), 1, "PERSON_CONFIRMED"),
                404,
                "registration-check-not-found");
        decide(CHECKER, id, 1, "PERSON_DECLINED").expectStatus().isOk();
        refused(decide(CHECKER, id, 2, "PERSON_CONFIRMED"), 409, "registration-check-not-open");
    }

    @Test
    void whatIsRejectedLosesDraftAndKeys() throws SQLException {
        Person person = erased();
        refusal(E1101, person.form());
        UUID id = id(latest(CHECKER));
        assertThat(drafts(id)).isGreaterThan(3);

        decide(CHECKER, id, 1, "DOCUMENTS_NOT_ACCEPTED").expectStatus().isOk();

        assertThat(drafts(id)).isZero();
        losesItsKeys(id);
        assertThat(read(COMPLIANCE, id).path("fields").isEmpty()).isTrue();
        refusal(E1101, person.form());
        assertThat(id(latest(CHECKER))).isNotEqualTo(id);
    }

    @Test
    void timeEndsWhatNobodyDecides() throws SQLException {
        Person person = erased();
        refusal(E1101, person.form());
        UUID id = id(latest(CHECKER));
        try (var owner = database.connectAsOwner();
                var statement = owner.createStatement()) {
            statement.execute(
                    "update registration_check set expires_at = now() where id = '" + id + "'");
        }
        refused(decide(CHECKER, id, 1, "PERSON_CONFIRMED"), 409, "registration-check-not-open");
        assertThat(read(CHECKER, id).path("check").path("state").asString()).isEqualTo("EXPIRED");
        await().atMost(PATIENCE).until(() -> drafts(id) == 0);
        losesItsKeys(id);
    }

    @Test
    void whoeverSendsItAgainWaitsForTheSameCheck() throws SQLException {
        Person person = erased();
        refusal(E1101, person.form());
        long open = rows.count("select count(*) from registration_check");
        refusal(E1101, person.form());
        refusal(OPERATIONS, inBranch(person.form()));
        assertThat(rows.count("select count(*) from registration_check")).isEqualTo(open);
    }

    @Test
    void nobodyGoesPastThePerson() {
        Map<String, Object> form = inBranch(erased().form());
        form.put("returning", true);
        bank.create(OPERATIONS, form)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("returning");
    }

    private Person erased() {
        Person person = Person.somebody();
        erasures.erase(bank.created(person), IDENTITY, CONTACT);
        return person;
    }

    private static Map<String, Object> inBranch(Map<String, Object> form) {
        form.put("branch", "BJ/CHAOYANG/001");
        return form;
    }

    /** What the caller hears, without what is each answer's own. */
    private JsonNode refusal(Tokens by, Map<String, Object> form) {
        byte[] body =
                bank.create(by, form)
                        .expectStatus()
                        .isEqualTo(409)
                        .expectBody()
                        .returnResult()
                        .getResponseBody();
        ObjectNode problem = (ObjectNode) JSON.readTree(Objects.requireNonNull(body));
        assertThat(problem.path("code").asString()).isEqualTo("registration-needs-check");
        return problem.without("traceId");
    }

    private JsonNode latest(Tokens by) {
        byte[] body =
                bank.as(by)
                        .get()
                        .uri(CHECKS + "?state=OPEN&limit=1")
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody()
                        .returnResult()
                        .getResponseBody();
        return JSON.readTree(Objects.requireNonNull(body)).path("items").path(0);
    }

    private JsonNode read(Tokens by, UUID id) {
        byte[] body =
                bank.as(by)
                        .get()
                        .uri(CHECKS + "/{id}", id)
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody()
                        .returnResult()
                        .getResponseBody();
        return JSON.readTree(Objects.requireNonNull(body));
    }

    private static UUID id(JsonNode check) {
        return UUID.fromString(check.path("id").asString());
    }

    private ResponseSpec decide(Tokens by, UUID id, long version, String reason) {
        return bank.as(by)
                .post()
                .uri(CHECKS + "/{id}/decision", id)
                .header(HttpHeaders.IF_MATCH, "\"" + version + "\"")
                .bodyValue(Map.of("reason", reason))
                .exchange();
    }

    private static void refused(ResponseSpec answer, int status, String code) {
        answer.expectStatus().isEqualTo(status).expectBody().jsonPath("$.code").isEqualTo(code);
    }

    private long drafts(UUID id) throws SQLException {
        return rows.count("select count(*) from registration_draft where check_id = '" + id + "'");
    }

    private void losesItsKeys(UUID id) {
        await().atMost(PATIENCE)
                .until(
                        () -> {
                            CustomerKeys keys =
                                    Objects.requireNonNull(keyring.keysOf(id).block(PATIENCE));
                            return Arrays.stream(DataCategory.values()).noneMatch(keys::living);
                        });
    }
}
