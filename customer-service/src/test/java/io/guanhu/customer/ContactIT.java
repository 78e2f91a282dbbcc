package io.guanhu.customer;

import static io.guanhu.customer.Bank.E1101;
import static io.guanhu.customer.Bank.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.Bank.Person;
import io.guanhu.platform.contract.Topics;
import io.guanhu.testing.KafkaProbe;
import io.guanhu.testing.ServiceIT;
import io.guanhu.testing.Tokens;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What is stored and reported about customers' former contacts. */
@ServiceIT("customer")
class ContactIT {

    private final Bank bank;

    @Autowired
    ContactIT(WebTestClient client) {
        this.bank = new Bank(client);
    }

    /** A person who changes a contact must not receive there what proves an identity. */
    @Test
    void theContactBeforeAChangeIsKnownAndWhoChangedIt() {
        Person person = Person.somebody();
        UUID id = bank.created(person);
        Instant before = Instant.now();
        for (int version = 1; version <= 2; version++) {
            String next = Person.somebody().phone();
            bank.confirm(E1101, id, bank.proposed(E1101, id, version, Map.of("phone", next)))
                    .expectStatus()
                    .isOk();
        }
        contactPoints(id, before)
                .jsonPath("$.phone")
                .isEqualTo("+86" + person.phone())
                .jsonPath("$.mobile")
                .isEqualTo(true)
                .jsonPath("$.changes.length()")
                .isEqualTo(2)
                .jsonPath("$.changes[0].field")
                .isEqualTo("phone")
                .jsonPath("$.changes[0].by[0]")
                .isEqualTo("E1101");
        UUID landline = bank.proposed(E1101, id, 3, Map.of("phone", "010-66225588"));
        bank.confirm(E1101, id, landline).expectStatus().isOk();
        contactPoints(id, Instant.now())
                .jsonPath("$.phone")
                .isEqualTo("+861066225588")
                .jsonPath("$.mobile")
                .isEqualTo(false)
                .jsonPath("$.changes")
                .isEmpty();
    }

    private WebTestClient.BodyContentSpec contactPoints(UUID id, Instant asOf) {
        return bank.as(Tokens.service("privacy-service"))
                .get()
                .uri("/internal/customers/{id}/contact-points?asOf={asOf}", id, asOf)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody();
    }

    @Test
    void notifiesTheFormerEmailAddress() {
        Person person = Person.somebody();
        UUID id = bank.created(person);
        bank.confirm(E1101, id, bank.proposed(E1101, id, 1, Map.of("email", "new@example.com")))
                .expectStatus()
                .isOk();
        String request = records(Topics.NOTIFICATION_REQUESTS, id, 2).stream()
                .map(ConsumerRecord::value)
                .filter(each -> each.contains("contact-changed-old"))
                .findFirst()
                .orElseThrow();
        assertThat(request).contains("\"channel\":\"EMAIL\"").doesNotContain(person.email());
        bank.as(Tokens.service("notification-service"))
                .get()
                .uri("/internal/particulars/{id}", request.replaceAll(".*\"notificationId\":\"([^\"]+)\".*", "$1"))
                .exchange()
                .expectBody()
                .jsonPath("$.email")
                .isEqualTo(person.email());
    }

    private static List<ConsumerRecord<String, String>> records(String topic, UUID customer, int count) {
        try (KafkaProbe probe = KafkaProbe.shared()) {
            return probe.await(topic, count, each -> customer.toString().equals(each.key()), PATIENCE);
        }
    }
}
