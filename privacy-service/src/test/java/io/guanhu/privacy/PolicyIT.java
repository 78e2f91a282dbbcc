package io.guanhu.privacy;

import static io.guanhu.privacy.PrivacyClient.ADMINISTRATOR;
import static io.guanhu.privacy.PrivacyClient.REQUESTS;
import static io.guanhu.privacy.PrivacyClient.path;
import static io.guanhu.privacy.PrivacyClient.wish;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.platform.contract.AuditEvents.Outcome;
import io.guanhu.testing.Database;
import io.guanhu.testing.ServiceIT;
import io.guanhu.testing.Tokens;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/**
 * The privacy policy: everybody reads it, in every version; an administrator publishes the next.
 */
@ServiceIT("privacy")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PolicyIT extends PrivacyFixture {

    private static final String POLICIES = "/api/privacy-policies";
    private static final String CURRENT = POLICIES + "/current";

    @Autowired
    PolicyIT(WebTestClient http, Database database) {
        super(http, database);
    }

    private static String publication(String chinese, String english) {
        return publication(chinese, english, 0);
    }

    private static String publication(String chinese, String english, int follows) {
        return """
                {"chinese":{"title":"个人信息保护政策","text":"%s"},"english":{"title":"Privacy policy","text":"%s"},
                 "follows":%d}
                """.formatted(chinese, english, follows);
    }

    private WebTestClient.BodyContentSpec read(String address) {
        return http.get().uri(address).exchange().expectStatus().isOk().expectBody();
    }

    @Test
    @Order(1)
    void isASampleUntilTheBankHasPublishedOne() {
        read(CURRENT)
                .jsonPath("$.id")
                .isEqualTo(0)
                .jsonPath("$.sample")
                .isEqualTo(true)
                .jsonPath("$.publishedAt")
                .isEmpty()
                .jsonPath("$.chinese.title")
                .isEqualTo("个人信息保护政策（样本）")
                .jsonPath("$.english.text")
                .value(text -> assertThat(text.toString()).contains("# Your rights"));
    }

    @Test
    @Order(1)
    void isPublishedByAnAdministratorWithAFreshSecondFactor() {
        String body = publication("文", "text");
        http.post().uri(POLICIES).exchange().expectStatus().isUnauthorized();
        for (String role : new String[] {"compliance-officer", "operations", "auditor"}) {
            client.post(Tokens.staff("E9101", "HQ", role).acr("2"), POLICIES, body)
                    .expectStatus()
                    .isForbidden();
        }
        client.post(Tokens.customer(UUID.randomUUID()), POLICIES, body)
                .expectStatus()
                .isForbidden();
        Tokens earlier = ADMINISTRATOR.authTime(Instant.now().minus(Duration.ofMinutes(10)));
        client.post(earlier, POLICIES, body)
                .expectStatus()
                .isUnauthorized()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("insufficient-user-authentication");
        read(CURRENT).jsonPath("$.id").isEqualTo(0);
    }

    @ParameterizedTest
    @Order(1)
    @CsvSource({
        "'', text, chinese.text",
        "文, ' ', english.text",
        "文, a\\u0000b, english.text",
        "文, a\\u001bb, english.text"
    })
    void isNeverWithoutWordsThatPeopleCanRead(String chinese, String english, String field) {
        client.post(ADMINISTRATOR, POLICIES, publication(chinese, english))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo(field);
    }

    @Test
    @Order(2)
    void keepsEveryVersionAsItWas() throws Exception {
        client.post(ADMINISTRATOR, POLICIES, publication("# 一\\n甲", "# One\\nA"))
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueEquals("Location", POLICIES + "/1")
                .expectBody()
                .jsonPath("$.id")
                .isEqualTo(1);
        client.post(ADMINISTRATOR, POLICIES, publication("乙", "B"))
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("policy-overtaken");
        client.post(ADMINISTRATOR, POLICIES, publication("乙", "B", 1))
                .expectStatus()
                .isCreated();

        read(CURRENT).jsonPath("$.id").isEqualTo(2).jsonPath("$.sample").isEqualTo(false);
        byte[] content = "# 一\n甲\n# One\nA".getBytes(StandardCharsets.UTF_8);
        String digest =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        read(POLICIES + "/1")
                .jsonPath("$.digest")
                .isEqualTo(digest)
                .jsonPath("$.english.text")
                .isEqualTo("# One\nA")
                .jsonPath("$.publishedBy")
                .doesNotExist();
        read(POLICIES + "/0").jsonPath("$.sample").isEqualTo(true);
        read(POLICIES + "?limit=2")
                .jsonPath("$.items[0].id")
                .isEqualTo(2)
                .jsonPath("$.items.length()")
                .isEqualTo(2)
                .jsonPath("$.next")
                .isNotEmpty();
        read(POLICIES).jsonPath("$.items[2].id").isEqualTo(0);
        http.get().uri(POLICIES + "/3").exchange().expectStatus().isNotFound();
        assertThat(WIRE.await(
                        AuditEntryRecorded.class,
                        "2",
                        1,
                        each -> each.action().equals("privacy-policy.publish") && each.outcome() == Outcome.ALLOWED))
                .extracting(AuditEntryRecorded::actorId)
                .containsExactly("E9301");
    }

    @Test
    @Order(3)
    void isStoredWithTheRequestOfACustomerWhoReadIt() {
        Tokens subject = Tokens.customer(client.formerCustomer());
        String wish = wish("\"CONTACT\"").replaceFirst("\\{", "{\"policyVersion\":2,");
        UUID request = client.submit(subject, wish);
        client.get(subject, path(request, ""))
                .expectBody()
                .jsonPath("$.policyVersion")
                .isEqualTo(2);

        Tokens other = Tokens.customer(client.formerCustomer());
        UUID without = client.submit(other, wish("\"CONTACT\""));
        client.get(other, path(without, ""))
                .expectBody()
                .jsonPath("$.policyVersion")
                .isEmpty();

        Tokens third = Tokens.customer(client.formerCustomer());
        client.post(third, REQUESTS, wish.replace(":2,", ":9,"))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("policyVersion");
    }
}
