package io.guanhu.customer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.guanhu.customer.model.value.ResidentId;
import io.guanhu.platform.contract.Event;
import io.guanhu.platform.web.IfMatch;
import io.guanhu.testing.SuiteEvents;
import io.guanhu.testing.Tokens;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.json.JsonMapper;

/** What staff do, as steps of a test. */
final class Bank {

    static final Tokens E1101 = Tokens.staff("E1101", "BJ/CHAOYANG/001", "relationship-manager");
    static final Tokens E2101 = Tokens.staff("E2101", "SH/PUDONG/001", "relationship-manager");
    static final Tokens BEIJING_LEAD = Tokens.staff("E1190", "BJ/CHAOYANG", "team-lead");
    static final Tokens SHANGHAI_LEAD = Tokens.staff("E2190", "SH/PUDONG", "team-lead");
    static final Tokens OPERATIONS = Tokens.staff("E9001", "HQ", "operations");
    static final Tokens COMPLIANCE = Tokens.staff("E9101", "HQ", "compliance-officer");
    static final Tokens AUDITOR = Tokens.staff("E9201", "HQ", "auditor");

    static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final AtomicInteger PEOPLE = new AtomicInteger();
    private static final Clock CLOCK = Clock.systemUTC();

    private final WebTestClient client;

    Bank(WebTestClient client) {
        this.client = client;
    }

    /** Somebody with values of their own, in ranges that belong to nobody. */
    record Person(String name, String idNumber, String phone, String email, String address) {

        static Person somebody() {
            int number = PEOPLE.incrementAndGet();
            int year = 50 + (number + number / 1000) % 50;
            String body = "11019919%02d0101%03d".formatted(year, number % 1000);
            return new Person(
                    "萧" + "东南西北中发白春夏秋".charAt(number % 10) + (char) ('一' + number),
                    body + ResidentId.checkCharacter(body),
                    "142%08d".formatted(number),
                    "kehu%d@example.com".formatted(number),
                    "北京市朝阳区梧桐里路%d号".formatted(number));
        }

        Map<String, Object> form() {
            Map<String, Object> form = new HashMap<>();
            form.put("name", name);
            form.put("idType", "RESIDENT_ID");
            form.put("idNumber", idNumber);
            form.put("phone", phone);
            form.put("email", email);
            form.put("address", address);
            form.put("accountNumbers", List.of("629999" + phone));
            form.put("lastTransactionOn", lastTransactionOn().toString());
            form.put("marketingPreferences", List.of("黄金积存" + phone));
            form.put("serviceNotes", List.of("预约保险箱业务" + phone));
            return form;
        }

        /** With another document. */
        Map<String, Object> form(String idType, String idNumber) {
            Map<String, Object> form = form();
            form.put("idType", idType);
            form.put("idNumber", idNumber);
            return form;
        }

        /** Everything that must be nowhere in the clear. */
        List<String> secrets() {
            return List.of(name, idNumber, phone, email, address);
        }
    }

    record Created(UUID id, long version) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Proposed(UUID id, String state) {}

    WebTestClient as(Tokens person) {
        return client.mutate()
                .defaultHeader(HttpHeaders.AUTHORIZATION, person.bearer())
                .build();
    }

    ResponseSpec create(Tokens by, Map<String, Object> form) {
        return as(by).post()
                .uri("/api/customers")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .bodyValue(form)
                .exchange();
    }

    /** Created by E1101, who therefore reaches them for half a minute. */
    UUID created(Person person) {
        return idOf(create(E1101, person.form()));
    }

    static UUID idOf(ResponseSpec answer) {
        Created created = answer.expectStatus()
                .isCreated()
                .expectBody(Created.class)
                .returnResult()
                .getResponseBody();
        assertThat(created).isNotNull();
        return Objects.requireNonNull(created).id();
    }

    ResponseSpec read(Tokens by, UUID id) {
        return as(by).get().uri("/api/customers/{id}", id).exchange();
    }

    ResponseSpec search(Tokens by, Map<String, ?> criteria) {
        return as(by).post().uri("/api/customers/search").bodyValue(criteria).exchange();
    }

    ResponseSpec reveal(Tokens by, UUID id, String... fields) {
        return as(by).post()
                .uri("/api/customers/{id}/reveal", id)
                .bodyValue(Map.of("fields", fields, "purpose", "CALL_CUSTOMER"))
                .exchange();
    }

    ResponseSpec close(UUID id, long version, Map<String, ?> closure) {
        return as(OPERATIONS)
                .post()
                .uri("/api/customers/{id}/closure", id)
                .header(HttpHeaders.IF_MATCH, "\"" + version + "\"")
                .bodyValue(closure)
                .exchange();
    }

    ResponseSpec consentToMessages(Tokens by, UUID id, long version) {
        return as(by).put()
                .uri("/api/customers/{id}/consents/MARKETING_SMS", id)
                .header(HttpHeaders.IF_MATCH, "\"" + version + "\"")
                .bodyValue(Map.of("granted", true, "evidence", "FORM-2026-0042"))
                .exchange();
    }

    ResponseSpec propose(Tokens by, UUID id, long version, Map<String, ?> patch) {
        return as(by).post()
                .uri("/api/customers/{id}/changes", id)
                .header(HttpHeaders.IF_MATCH, "\"" + version + "\"")
                .bodyValue(Map.of("patch", patch, "reason", Map.of("code", "CUSTOMER_REQUEST", "text", "客户来电要求变更")))
                .exchange();
    }

    UUID proposed(Tokens by, UUID id, long version, Map<String, ?> patch) {
        Proposed proposed = propose(by, id, version, patch)
                .expectStatus()
                .isCreated()
                .expectBody(Proposed.class)
                .returnResult()
                .getResponseBody();
        return Objects.requireNonNull(proposed).id();
    }

    ResponseSpec confirm(Tokens by, UUID id, UUID change) {
        return as(by).post()
                .uri("/api/customers/{id}/changes/{change}/confirmation", id, change)
                .exchange();
    }

    /** Decides on a change without a suspicion. */
    ResponseSpec decide(Tokens by, UUID id, UUID change, boolean approve) {
        return decide(by, id, change, 0, approve);
    }

    /** Decides as if this version had been shown to them. */
    ResponseSpec decide(Tokens by, UUID id, UUID change, long version, boolean approve) {
        return decide(by, id, change, tagOf(by, change, version), approve);
    }

    /** As a reveal creates it; most of these tests do not need one. */
    static String tagOf(Tokens by, UUID change, long version) {
        String[] token = by.bearer().split("[ .]", -1);
        String employee = JsonMapper.shared()
                .readTree(Base64.getUrlDecoder().decode(token[2]))
                .path("employee_id")
                .asString();
        return IfMatch.etagOf(version, change + " " + employee);
    }

    /**
     * @param seen the ETag of what the decider was shown
     */
    ResponseSpec decide(Tokens by, UUID id, UUID change, String seen, boolean approve) {
        return as(by).post()
                .uri("/api/customers/{id}/changes/{change}/decision", id, change)
                .header(HttpHeaders.IF_MATCH, seen)
                .bodyValue(Map.of("approve", approve, "reason", "已核对证件原件"))
                .exchange();
    }

    /** The event travels by Kafka, as another service's would. */
    void publish(Event... events) {
        SuiteEvents.publish(events);
    }

    /** Everybody's; so recent that no second person is needed to enter it. */
    static LocalDate lastTransactionOn() {
        return LocalDate.now(CLOCK).minusDays(30);
    }

    static Clock clock() {
        return CLOCK;
    }
}
