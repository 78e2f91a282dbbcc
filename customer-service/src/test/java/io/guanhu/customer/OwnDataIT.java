package io.guanhu.customer;

import static io.guanhu.customer.Bank.BEIJING_LEAD;
import static io.guanhu.customer.Bank.E1101;
import static io.guanhu.customer.Bank.OPERATIONS;
import static io.guanhu.customer.Bank.PATIENCE;
import static io.guanhu.platform.contract.DataCategory.ACCOUNT;
import static io.guanhu.platform.contract.DataCategory.MARKETING;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.Bank.Person;
import io.guanhu.platform.contract.PrivacyEvents.Restriction;
import io.guanhu.platform.contract.Topics;
import io.guanhu.testing.KafkaProbe;
import io.guanhu.testing.ServiceIT;
import io.guanhu.testing.Tokens;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** Customers see unmasked what the bank holds about them; nobody else can use this call. */
@ServiceIT("customer")
class OwnDataIT {

    private static final String CHANGES = "/changes";

    private final Bank bank;
    private final Erasures erasures;

    @Autowired
    OwnDataIT(WebTestClient client) {
        this.bank = new Bank(client);
        this.erasures = new Erasures(bank);
    }

    @Test
    void aCustomerSeesTheirOwnDataAfterASecondFactor() {
        Person person = Person.somebody();
        UUID id = bank.created(person);
        bank.as(Tokens.customer(id))
                .put()
                .uri("/api/customers/{id}/consents/PROFILING", id)
                .header(HttpHeaders.IF_MATCH, "\"0\"")
                .bodyValue(Map.of("granted", true))
                .exchange()
                .expectStatus()
                .isOk();
        own(self(id), id, "")
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals(HttpHeaders.CACHE_CONTROL, "no-store")
                .expectBody()
                .jsonPath("$.fields.name")
                .isEqualTo(person.name())
                .jsonPath("$.fields.idNumber")
                .isEqualTo(person.idNumber())
                .jsonPath("$.fields.phone")
                .isEqualTo("+86" + person.phone())
                .jsonPath("$.fields.marketingPreferences[0]")
                .isEqualTo("黄金积存" + person.phone())
                .jsonPath("$.fields.serviceNotes")
                .doesNotExist()
                .jsonPath("$.consents[0].purpose")
                .isEqualTo("PROFILING")
                .jsonPath("$.consents[0].byStaff")
                .isEqualTo(false);
        String entry = entry(id);
        assertThat(entry).contains("\"ALLOWED\"", "idNumber.revealed");
        person.secrets().forEach(secret -> assertThat(entry).doesNotContain(secret));
    }

    @Test
    void nobodyElseDoes() {
        UUID id = bank.created(Person.somebody());
        Duration tenMinutes = Duration.ofMinutes(10);
        for (String rest : List.of("", CHANGES)) {
            own(self(UUID.randomUUID()), id, rest).expectStatus().isNotFound();
            own(self(id).acr("1"), id, rest).expectStatus().isUnauthorized();
            own(self(id).authTime(Bank.clock().instant().minus(tenMinutes)), id, rest)
                    .expectStatus()
                    .isUnauthorized();
            for (Tokens staff : List.of(E1101, BEIJING_LEAD, OPERATIONS, Bank.COMPLIANCE)) {
                own(staff, id, rest).expectStatus().isForbidden();
            }
        }
    }

    @Test
    void whatIsOutOfUseIsNamedAndNotShown() {
        UUID id = bank.created(Person.somebody());
        erasures.carryOut(Erasures.order(
                id, Set.of(MARKETING), List.of(new Restriction(ACCOUNT, LocalDate.of(2036, 3, 1), "cn-accounting"))));
        own(self(id), id, "")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.fields.accountNumbers")
                .doesNotExist()
                .jsonPath("$.categories.ACCOUNT")
                .isEqualTo("RESTRICTED")
                .jsonPath("$.categories.MARKETING")
                .isEqualTo("ERASED")
                .jsonPath("$.fields.phone")
                .exists();
    }

    @Test
    void whatWasChangedIsShownWithoutWhoChangedItAndWhatTheyWrote() {
        Person person = Person.somebody();
        UUID id = bank.created(person);
        Map<String, ?> patch = Map.of("email", "neu@example.com", "serviceNotes", List.of("可疑交易，已报送"));
        bank.confirm(E1101, id, bank.proposed(E1101, id, 1, patch))
                .expectStatus()
                .isOk();
        bank.proposed(E1101, id, 2, Map.of("address", "北京市海淀区青瓦巷1号"));
        byte[] body = own(self(id), id, CHANGES)
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals(HttpHeaders.CACHE_CONTROL, "no-store")
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(1)
                .jsonPath("$.items[0].diff[0].before")
                .isEqualTo(person.email())
                .jsonPath("$.items[0].diff[0].after")
                .isEqualTo("neu@example.com")
                .jsonPath("$.items[0].reason")
                .isEqualTo("CUSTOMER_REQUEST")
                .jsonPath("$.items[0].diff.length()")
                .isEqualTo(1)
                .returnResult()
                .getResponseBody();
        assertThat(body).isNotNull();
        assertThat(new String(body, StandardCharsets.UTF_8)).doesNotContain("E1101", "可疑", "客户来电要求变更", "预约保险箱业务");
    }

    private static Tokens self(UUID id) {
        return Tokens.customer(id).acr("2");
    }

    private ResponseSpec own(Tokens by, UUID id, String rest) {
        return bank.as(by)
                .get()
                .uri("/api/customers/" + id + "/own-data" + rest)
                .exchange();
    }

    private static String entry(UUID id) {
        try (KafkaProbe probe = KafkaProbe.shared()) {
            return probe.await(Topics.AUDIT_ENTRIES, 1, KafkaProbe.about(id, "customer.own-data.read"), PATIENCE)
                    .getFirst()
                    .value();
        }
    }
}
