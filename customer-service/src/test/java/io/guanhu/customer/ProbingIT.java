package io.guanhu.customer;

import static io.guanhu.customer.Bank.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.Bank.Person;
import io.guanhu.platform.contract.Topics;
import io.guanhu.testing.Database;
import io.guanhu.testing.KafkaProbe;
import io.guanhu.testing.Tokens;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Registrations and changes do not reveal whom the bank knows, and attempts to find out are noticed. */
@LowProbingLimits
class ProbingIT {

    private final Bank bank;
    private final CheckDesk desk;
    private final Erasures erasures;
    private final Imports imports;
    private final Probers probers;
    private final Rows rows;

    @Autowired
    ProbingIT(WebTestClient client, Database database, MeterRegistry meters) {
        this.bank = new Bank(client);
        this.desk = new CheckDesk(bank);
        this.erasures = new Erasures(bank);
        this.imports = new Imports(bank);
        this.probers = new Probers(bank, meters);
        this.rows = new Rows(database);
    }

    @Test
    void limitsAllRegistrationsAndChangesAlike() throws SQLException {
        Tokens prober = Probers.manager("E1701");
        UUID own = Bank.idOf(bank.create(prober, Person.somebody().form()));
        Person known = probers.knownElsewhere("E1702");
        desk.held(prober, known.form("OTHER", "K" + known.phone()));
        for (int at = 2; at < LowProbingLimits.MOST; at++) {
            Bank.idOf(bank.create(prober, Person.somebody().form()));
        }
        bank.create(prober, Map.of("name", "")).expectStatus().isBadRequest();

        Set<JsonNode> answers = new HashSet<>();
        answers.add(tooMany(bank.create(prober, Person.somebody().form())));
        answers.add(tooMany(bank.create(prober, known.form("OTHER", "K" + known.phone()))));
        answers.add(tooMany(bank.create(prober, known.form())));
        answers.add(tooMany(bank.propose(prober, own, 1, Map.of("phone", known.phone()))));
        answers.add(tooMany(bank.propose(prober, own, 1, Map.of("address", "北京市海淀区7号"))));

        assertThat(answers).hasSize(1);
        Bank.idOf(bank.create(Probers.manager("E1703"), Person.somebody().form()));
        rows.execute("update registration_attempts set spent_since = now() - interval '61 minutes'"
                + " where caller = 'E1701'");
        Bank.idOf(bank.create(prober, Person.somebody().form()));
    }

    @Test
    void tellsComplianceWhoMeetsKnownPeopleTooOften() {
        Tokens prober = Probers.manager("E1711");
        Person first = probers.knownElsewhere("E1712");
        Person second = probers.knownElsewhere("E1713");
        double before = probers.alarms();
        Bank.idOf(bank.create(prober, Person.somebody().form()));
        desk.held(prober, first.form("OTHER", "K" + first.phone()));
        assertThat(probers.alarms()).isEqualTo(before);

        desk.held(prober, second.form("OTHER", "K" + second.phone()));
        assertThat(probers.alarms()).isEqualTo(before + 1);
        desk.held(prober, first.form("OTHER", "K" + first.phone()));

        assertThat(probers.alarms()).isEqualTo(before + 1);
        String entry = suspected("E1711");
        assertThat(entry)
                .contains("\"employee\"", "met-known-people")
                .doesNotContain(second.idNumber(), second.phone(), second.name());
    }

    @Test
    void seesWhoProbesByChanges() {
        Tokens prober = Probers.manager("E1721");
        UUID own = Bank.idOf(bank.create(prober, Person.somebody().form()));
        double before = probers.alarms();

        for (String other : List.of("E1722", "E1723")) {
            Person known = probers.knownElsewhere(other);
            bank.propose(prober, own, 1, Map.of("name", known.name(), "phone", known.phone()))
                    .expectStatus()
                    .isCreated();
        }

        assertThat(probers.alarms()).isEqualTo(before + 1);
        assertThat(suspected("E1721")).isNotEmpty();
    }

    @Test
    void seesWhoProbesByFilesAndLimitsThem() {
        Tokens clerk = Tokens.staff("E9731", "HQ", "operations");
        double before = probers.alarms();
        List<String> erased = Imports.lines(
                List.of(erasures.erased().form(), erasures.erased().form()));

        imports.send(clerk, erased).expectStatus().isOk();

        assertThat(probers.alarms()).isEqualTo(before + 1);
        assertThat(suspected("E9731")).isNotEmpty();
        imports.send(
                        clerk,
                        Imports.lines(List.of(
                                Person.somebody().form(), Person.somebody().form())))
                .expectStatus()
                .isOk();
        tooMany(imports.send(clerk, erased));
        Bank.idOf(bank.create(clerk, CheckDesk.inBranch(Person.somebody().form())));
    }

    /** The answer, without what is different in each. */
    private static JsonNode tooMany(ResponseSpec answer) {
        byte[] body = answer.expectStatus()
                .isEqualTo(429)
                .expectHeader()
                .value(
                        HttpHeaders.RETRY_AFTER,
                        seconds -> assertThat(Integer.parseInt(seconds)).isBetween(3000, 3600))
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("too-many-requests")
                .returnResult()
                .getResponseBody();
        ObjectNode problem = (ObjectNode) JsonMapper.shared().readTree(Objects.requireNonNull(body));
        return problem.without(List.of("traceId", "instance"));
    }

    private static String suspected(String employee) {
        try (KafkaProbe probe = KafkaProbe.shared()) {
            return probe.await(
                            Topics.AUDIT_ENTRIES, 1, KafkaProbe.saying("customer.suspect-probing", employee), PATIENCE)
                    .getFirst()
                    .value();
        }
    }
}
