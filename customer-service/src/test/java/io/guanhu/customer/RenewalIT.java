package io.guanhu.customer;

import static io.guanhu.customer.Bank.OPERATIONS;
import static io.guanhu.customer.Bank.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanhu.customer.Bank.Person;
import io.guanhu.platform.contract.AuditEvents;
import io.guanhu.platform.contract.AuditEvents.SealedDetail;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.contract.ReceiptEvents.ErasureReceipted;
import io.guanhu.platform.contract.Topics;
import io.guanhu.platform.keyring.CustomerKeys;
import io.guanhu.platform.keyring.KeyDestroyedException;
import io.guanhu.platform.keyring.Keyring;
import io.guanhu.testing.KafkaProbe;
import io.guanhu.testing.ServiceIT;
import io.guanhu.testing.Tokens;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Erasure ends a key, but not a customer's right to have such data again. */
@ServiceIT(value = "customer", shared = true)
class RenewalIT {

    private static final Set<DataCategory> ERASED =
            Set.of(DataCategory.CONTACT, DataCategory.ACCOUNT, DataCategory.MARKETING, DataCategory.INTERACTION);

    private final Bank bank;
    private final Erasures erasures;
    private final Keyring keyring;

    @Autowired
    RenewalIT(WebTestClient client, Keyring keyring) {
        this.bank = new Bank(client);
        this.erasures = new Erasures(bank);
        this.keyring = keyring;
    }

    @Test
    void whoStaysACustomerHasAnewWhatWasErasedAndTheOldStaysGone() {
        UUID id = bank.created(Person.somebody());
        bank.consentToMessages(OPERATIONS, id, 0).expectStatus().isOk();
        byte[] old = seal(id);
        erasures.carryOut(Erasures.order(id, ERASED, List.of()));
        assertThat(keys(id).destroyed(DataCategory.CONTACT)).isTrue();
        reads(id, "ERASED").jsonPath("$.fields.phone").doesNotExist();

        hasNoConsent(id);
        bank.consentToMessages(OPERATIONS, id, 0).expectStatus().isOk();
        String phone = "14377" + id.toString().replaceAll("\\D", "").substring(0, 6);
        UUID change = bank.proposed(
                OPERATIONS,
                id,
                2,
                Map.of(
                        "phone", phone,
                        "accountNumbers", List.of("62999914300000099"),
                        "serviceNotes", List.of("重新开始服务")));
        bank.confirm(OPERATIONS, id, change).expectStatus().isOk();

        reads(id, "HELD").jsonPath("$.fields.phone").exists();
        bank.search(OPERATIONS, Map.of("phone", phone))
                .expectBody()
                .jsonPath("$.items[0].id")
                .isEqualTo(id.toString());
        assertThat(keys(id).generation(DataCategory.CONTACT)).hasValue(2);
        assertThatThrownBy(() -> keys(id).open(DataCategory.CONTACT, "phone.after", old))
                .isInstanceOf(KeyDestroyedException.class);
        opensOnlyTheNew(id, old);
        theLogHeardOfTheEndBeforeItHeardOfTheNew(id);
        ErasureReceipted again = erasures.erase(id, DataCategory.CONTACT);
        assertThat(again.findings())
                .filteredOn(finding -> finding.store().equals("key:CONTACT"))
                .singleElement()
                .matches(finding -> finding.removed() == 1 && finding.readBack() == 0);
    }

    /** So that it keeps the new sealed values, and misses the old ones no more. */
    private static void theLogHeardOfTheEndBeforeItHeardOfTheNew(UUID id) {
        var endOfKeys = KafkaProbe.saying(AuditEvents.END_KEYS);
        var newPhone = KafkaProbe.saying("phone.after");
        try (KafkaProbe probe = KafkaProbe.shared()) {
            List<String> entries = probe
                    .await(
                            Topics.AUDIT_ENTRIES,
                            ERASED.size() + 1,
                            KafkaProbe.about(id).and(endOfKeys.or(newPhone)),
                            PATIENCE)
                    .stream()
                    .map(ConsumerRecord::value)
                    .toList();
            assertThat(entries.subList(0, ERASED.size()))
                    .isNotEmpty()
                    .allMatch(entry -> entry.contains(AuditEvents.END_KEYS));
            assertThat(entries.getLast()).contains("phone.after");
        }
    }

    private WebTestClient.BodyContentSpec reads(UUID id, String holding) {
        return bank.read(OPERATIONS, id)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.categories.CONTACT")
                .isEqualTo(holding)
                .jsonPath("$.categories.ACCOUNT")
                .isEqualTo(holding)
                .jsonPath("$.categories.INTERACTION")
                .isEqualTo(holding);
    }

    private void hasNoConsent(UUID id) {
        bank.as(OPERATIONS)
                .get()
                .uri("/api/customers/{id}/consents/MARKETING_SMS", id)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals(HttpHeaders.ETAG, "\"0\"")
                .expectBody()
                .jsonPath("$.granted")
                .isEqualTo(false);
    }

    /** As audit-service asks: sealed details of earlier entries are gone for good. */
    private void opensOnlyTheNew(UUID id, byte[] old) {
        bank.as(Tokens.service("audit-service"))
                .post()
                .uri("/internal/customers/{id}/audit-details", id)
                .bodyValue(Map.of("details", List.of(detail(old), detail(seal(id)))))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.details[0].state")
                .isEqualTo("ERASED")
                .jsonPath("$.details[1].state")
                .isEqualTo("OPENED")
                .jsonPath("$.details[1].value")
                .isEqualTo("14200000001");
    }

    private static SealedDetail detail(byte[] sealed) {
        return new SealedDetail(
                DataCategory.CONTACT, "phone.after", Base64.getEncoder().encodeToString(sealed));
    }

    private byte[] seal(UUID id) {
        return keys(id).seal(DataCategory.CONTACT, "phone.after", "\"14200000001\"".getBytes(StandardCharsets.UTF_8));
    }

    private CustomerKeys keys(UUID id) {
        return Objects.requireNonNull(keyring.keysOf(id).block(PATIENCE));
    }
}
