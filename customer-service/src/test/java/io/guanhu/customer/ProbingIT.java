package io.guanhu.customer;

import static io.guanhu.customer.Bank.E1101;
import static io.guanhu.customer.Bank.PATIENCE;
import static io.guanhu.platform.contract.DataCategory.CONTACT;
import static io.guanhu.platform.contract.DataCategory.IDENTITY;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.Bank.Person;
import io.guanhu.platform.contract.Topics;
import io.guanhu.testing.Database;
import io.guanhu.testing.KafkaProbe;
import io.guanhu.testing.ServiceIT;
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
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Nobody finds out by registrations and changes whom the bank knows, and whoever tries is seen. */
@ServiceIT("customer")
class ProbingIT {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MOST = 6;

    private final Bank bank;
    private final CheckDesk desk;
    private final Erasures erasures;
    private final MeterRegistry meters;
    private final Rows rows;

    @Autowired
    ProbingIT(WebTestClient client, Database database, MeterRegistry meters) {
        this.bank = new Bank(client);
        this.desk = new CheckDesk(bank);
        this.erasures = new Erasures(bank);
        this.meters = meters;
        this.rows = new Rows(database);
    }

    @DynamicPropertySource
    static void watchesClosely(DynamicPropertyRegistry properties) {
        properties.add("guanhu.customer.probing.limit.people", () -> MOST);
        properties.add("guanhu.customer.probing.limit.lines", () -> 5);
        properties.add("guanhu.customer.probing.alarm.met", () -> 2);
        properties.add("guanhu.customer.probing.alarm.share", () -> 0.5);
    }

    @Test
    void limitsAllRegistrationsAndChangesAlike() throws SQLException {
        Tokens prober = manager("E1701");
        UUID own = Bank.idOf(bank.create(prober, Person.somebody().form()));
        Person known = knownElsewhere("E1702");
        desk.held(prober, alike(known));
        for (int at = 2; at < MOST; at++) {
            Bank.idOf(bank.create(prober, Person.somebody().form()));
        }
        bank.create(prober, Map.of("name", "")).expectStatus().isBadRequest();

        Set<JsonNode> answers = new HashSet<>();
        answers.add(tooMany(bank.create(prober, Person.somebody().form())));
        answers.add(tooMany(bank.create(prober, alike(known))));
        answers.add(tooMany(bank.create(prober, known.form())));
        answers.add(tooMany(bank.propose(prober, own, 1, Map.of("phone", known.phone()))));
        answers.add(tooMany(bank.propose(prober, own, 1, Map.of("address", "北京市海淀区7号"))));

        assertThat(answers).hasSize(1);
        Bank.idOf(bank.create(manager("E1703"), Person.somebody().form()));
        rows.execute("update registration_attempts set spent_since = now() - interval '61 minutes'"
                + " where caller = 'E1701'");
        Bank.idOf(bank.create(prober, Person.somebody().form()));
    }

    @Test
    void tellsComplianceWhoMeetsKnownPeopleTooOften() {
        Tokens prober = manager("E1711");
        Person first = knownElsewhere("E1712");
        Person second = knownElsewhere("E1713");
        double before = alarms();
        Bank.idOf(bank.create(prober, Person.somebody().form()));
        desk.held(prober, alike(first));
        assertThat(alarms()).isEqualTo(before);

        desk.held(prober, alike(second));
        assertThat(alarms()).isEqualTo(before + 1);
        desk.held(prober, alike(first));

        assertThat(alarms()).isEqualTo(before + 1);
        String entry = suspected("E1711");
        assertThat(entry)
                .contains("\"employee\"", "met-known-people")
                .doesNotContain(second.idNumber(), second.phone(), second.name());
    }

    @Test
    void seesWhoProbesByChanges() {
        Tokens prober = manager("E1721");
        UUID own = Bank.idOf(bank.create(prober, Person.somebody().form()));
        double before = alarms();

        for (String other : List.of("E1722", "E1723")) {
            Person known = knownElsewhere(other);
            bank.propose(prober, own, 1, Map.of("name", known.name(), "phone", known.phone()))
                    .expectStatus()
                    .isCreated();
        }

        assertThat(alarms()).isEqualTo(before + 1);
        assertThat(suspected("E1721")).isNotEmpty();
    }

    @Test
    void seesWhoProbesByFilesAndLimitsThem() {
        Tokens clerk = Tokens.staff("E9731", "HQ", "operations");
        double before = alarms();
        List<Map<String, Object>> erased = List.of(erased().form(), erased().form());

        imported(clerk, erased).expectStatus().isOk();

        assertThat(alarms()).isEqualTo(before + 1);
        assertThat(suspected("E9731")).isNotEmpty();
        imported(clerk, List.of(Person.somebody().form(), Person.somebody().form()))
                .expectStatus()
                .isOk();
        tooMany(imported(clerk, erased));
        Bank.idOf(bank.create(clerk, CheckDesk.inBranch(Person.somebody().form())));
    }

    @Test
    void leavesAloneWhoMeetsOnlyWhomTheyMayKnow() {
        Tokens clerk = Tokens.staff("E9741", "HQ", "operations");
        Map<String, Object> form = CheckDesk.inBranch(Person.somebody().form());
        Bank.idOf(bank.create(clerk, form));
        double before = alarms();

        for (int at = 0; at < 3; at++) {
            assertThat(desk.refused(clerk, form).path("code").asString()).isEqualTo("duplicate-customer");
        }

        assertThat(alarms()).isEqualTo(before);
    }

    @Test
    void countsNobodyWhoReachesAll() {
        Tokens clerk = Tokens.staff("E9742", "HQ", "operations");
        double before = alarms();

        for (String other : List.of("E1742", "E1743", "E1744")) {
            desk.held(clerk, CheckDesk.inBranch(alike(knownElsewhere(other))));
        }

        assertThat(alarms()).isEqualTo(before);
    }

    @Test
    void countsNoRepetitionOfOnesOwnWaitingRegistration() {
        Tokens manager = manager("E1751");
        Map<String, Object> form = alike(knownElsewhere("E1752"));
        double before = alarms();

        for (int at = 0; at < 4; at++) {
            desk.held(manager, form);
        }

        assertThat(alarms()).isEqualTo(before);
    }

    @Test
    void countsNoChangeThatIsLikeOnesOwnCustomer() {
        Tokens manager = manager("E1761");
        UUID own = Bank.idOf(bank.create(manager, Person.somebody().form()));
        Person other = Person.somebody();
        Bank.idOf(bank.create(manager, other.form()));
        double before = alarms();

        for (int at = 0; at < 3; at++) {
            bank.propose(manager, own, 1, Map.of("name", other.name(), "phone", other.phone()))
                    .expectStatus()
                    .isCreated();
        }

        assertThat(alarms()).isEqualTo(before);
    }

    @Test
    void losesNoAnswerWhenItCannotCount() throws SQLException {
        rows.execute("""
                create function no_count() returns trigger language plpgsql as
                    $$ begin raise exception 'no'; end $$;
                create trigger no_count before insert on registration_attempts for each row
                    when (new.caller = 'E1771' and new.sent > 0) execute function no_count()
                """);
        try {
            Bank.idOf(bank.create(manager("E1771"), Person.somebody().form()));
        } finally {
            rows.execute("drop function no_count cascade");
        }
        assertThat(meters.counter("guanhu.customer.probing.uncounted").count()).isEqualTo(1);
    }

    private static Tokens manager(String employee) {
        return Tokens.staff(employee, "BJ/CHAOYANG/001", "relationship-manager");
    }

    /** A customer whom others do not reach. */
    private Person knownElsewhere(String employee) {
        Person person = Person.somebody();
        Bank.idOf(bank.create(Tokens.staff(employee, "SH/PUDONG/001", "relationship-manager"), person.form()));
        return person;
    }

    private static Map<String, Object> alike(Person person) {
        Map<String, Object> form = person.form();
        form.put("idType", "OTHER");
        form.put("idNumber", "K" + person.phone());
        return form;
    }

    private Person erased() {
        Person person = Person.somebody();
        erasures.erase(Bank.idOf(bank.create(E1101, person.form())), IDENTITY, CONTACT);
        return person;
    }

    private ResponseSpec imported(Tokens by, List<Map<String, Object>> forms) {
        List<String> lines = forms.stream()
                .map(form -> JSON.writeValueAsString(CheckDesk.inBranch(form)))
                .toList();
        return bank.as(by)
                .post()
                .uri("/api/customer-imports")
                .contentType(MediaType.APPLICATION_NDJSON)
                .bodyValue(String.join("\n", lines))
                .exchange();
    }

    /** What is told, without what is each answer's own. */
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
        ObjectNode problem = (ObjectNode) JSON.readTree(Objects.requireNonNull(body));
        return problem.without(List.of("traceId", "instance"));
    }

    private double alarms() {
        return meters.counter("guanhu.customer.probing.alarms").count();
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
