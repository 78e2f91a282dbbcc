package io.guanhu.customer;

import static io.guanhu.customer.Bank.E1101;
import static io.guanhu.customer.Bank.E2101;
import static io.guanhu.customer.Bank.OPERATIONS;
import static io.guanhu.customer.Bank.PATIENCE;
import static io.guanhu.platform.contract.DataCategory.IDENTITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.guanhu.customer.Bank.Person;
import io.guanhu.testing.Database;
import io.guanhu.testing.ServiceIT;
import io.guanhu.testing.Tokens;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Senders of registrations learn about customers they may know, and about nobody else. */
@ServiceIT("customer")
class SendersIT {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Bank bank;
    private final Erasures erasures;
    private final Database database;
    private final Rows rows;

    @Autowired
    SendersIT(WebTestClient client, Database database) {
        this.bank = new Bank(client);
        this.database = database;
        this.rows = new Rows(database);
        this.erasures = new Erasures(bank);
    }

    /** Senders who reach the person that was registered first get a duplicate; others do not. */
    @Test
    void whoComesTooLateHearsWhatTheyWouldHaveHeardOfSomebodyErased() throws Exception {
        List<Tokens> managers = List.of(E1101, E2101);
        Map<String, Object> form = Person.somebody().form();
        List<Callable<String>> creations = new ArrayList<>();
        for (int at = 0; at < 8; at++) {
            Tokens by = managers.get(at % 2);
            creations.add(() -> {
                byte[] body = Objects.requireNonNull(
                        bank.create(by, form).expectBody().returnResult().getResponseBody());
                return JSON.readTree(body).path("code").asString("created");
            });
        }
        List<String> answers = Crowd.of(creations, PATIENCE);
        assertThat(answers).containsOnlyOnce("created");
        int winner = answers.indexOf("created");
        for (int at = 0; at < 8; at++) {
            if (at != winner) {
                assertThat(answers.get(at))
                        .isEqualTo(at % 2 == winner % 2 ? "duplicate-customer" : "registration-needs-check");
            }
        }
    }

    /**
     * Each with a document of their own, all with one name, birth date and phone. Nobody can be
     * entered until several are about to be.
     */
    @Test
    void onlyOneOfSeveralSimilarPeopleWhoArriveAtOnceNeedsNoCheck() throws Exception {
        Person person = Person.somebody();
        List<Callable<Integer>> creations = new ArrayList<>();
        for (int at = 0; at < 6; at++) {
            Map<String, Object> form = CheckDesk.inBranch(person.form());
            form.put("idType", "OTHER");
            form.put("idNumber", "Q" + at + person.phone());
            form.put("email", "q" + at + person.email());
            creations.add(() -> bank.create(OPERATIONS, form)
                    .returnResult(Void.class)
                    .getStatus()
                    .value());
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                Connection owner = database.connectAsOwner();
                Statement statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            statement.execute("lock table customer in share mode");
            Future<List<Integer>> answers = threads.submit(() -> Crowd.of(creations, PATIENCE));
            await().atMost(PATIENCE).until(() -> rows.count("select count(*) from pg_locks where not granted") > 2);
            owner.commit();
            assertThat(answers.get()).containsOnlyOnce(201).containsOnly(201, 409);
        }
    }

    /** It knows whom it has sent itself, and learns nothing about others. */
    @Test
    void aMachineHearsTheSameOfACustomerOfTheBranchesAndOfSomebodyErased() {
        Person own = Person.somebody();
        imported(Tokens.coreBanking(), List.of(line(own.form())));
        Person living = Person.somebody();
        bank.created(living);
        Person erased = Person.somebody();
        erasures.erase(bank.created(erased), IDENTITY);
        List<JsonNode> answers =
                imported(Tokens.coreBanking(), List.of(line(own.form()), line(living.form()), line(erased.form())));
        assertThat(answers)
                .extracting(SendersIT::code)
                .containsExactly("duplicate-customer", "registration-needs-person", "registration-needs-person");
        assertThat(imported(OPERATIONS, List.of(line(living.form()))))
                .extracting(SendersIT::code)
                .containsExactly("duplicate-customer");
    }

    /** The earlier line registered nobody: the document waits for a check. */
    @Test
    void aLineThatRepeatsADocumentWhichWaitsHearsTheSameAsTheFirst() {
        CheckDesk desk = new CheckDesk(bank);
        Map<String, Object> waiting = desk.alike();
        desk.held(E1101, waiting);
        Map<String, Object> form = Person.somebody().form();
        form.put("idType", waiting.get("idType"));
        form.put("idNumber", waiting.get("idNumber"));

        assertThat(imported(OPERATIONS, List.of(line(form), line(form))))
                .extracting(SendersIT::code)
                .containsOnly("registration-needs-person");
    }

    private List<JsonNode> imported(Tokens by, List<String> lines) {
        String answer = bank.as(by)
                .post()
                .uri("/api/customer-imports")
                .contentType(MediaType.APPLICATION_NDJSON)
                .bodyValue(String.join("\n", lines))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return Objects.requireNonNull(answer).lines().map(JSON::readTree).toList();
    }

    private static String line(Map<String, Object> form) {
        return JSON.writeValueAsString(CheckDesk.inBranch(form));
    }

    private static String code(JsonNode answer) {
        return answer.path("problem").path("code").asString();
    }
}
