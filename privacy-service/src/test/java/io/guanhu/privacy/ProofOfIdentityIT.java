package io.guanhu.privacy;

import static io.guanhu.privacy.PrivacyClient.path;
import static io.guanhu.privacy.PrivacyClient.wish;
import static io.guanhu.privacy.PrivacyClient.wishFor;
import static io.guanhu.testing.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.NotificationEvents.Channel;
import io.guanhu.platform.contract.NotificationEvents.NotificationRequested;
import io.guanhu.testing.Database;
import io.guanhu.testing.Tokens;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** Whom a code reaches, and how many there are. */
class ProofOfIdentityIT extends PrivacyFixture {

    private static final String CONTACT = wish("\"CONTACT\"");
    private static final String OLD = "\"+8619900001111\"";
    private static final String CHANGED =
            "{\"field\":\"phone\",\"at\":\"2026-11-20T08:00:00Z\",\"by\":[\"E1101\",\"E9001\",\"E9101\"]}";
    private static final String OPERATORS = "/sim-swap/v2/check";
    private static final int MOST_CODES = 4;
    private static final int MOST_GUESSES = 7;

    private final UUID customer;
    private final Tokens subject;

    @Autowired
    ProofOfIdentityIT(WebTestClient http, Database database) {
        super(http, database);
        this.customer = client.formerCustomer();
        this.subject = Tokens.customer(customer);
    }

    @DynamicPropertySource
    static void codesAreScarce(DynamicPropertyRegistry registry) {
        registry.add("guanhu.services.sim-swap.url", NEIGHBOURS::url);
        registry.add("guanhu.privacy.codes.interval", () -> "1h");
        registry.add("guanhu.privacy.codes.most", () -> MOST_CODES);
        registry.add("guanhu.privacy.codes.guesses", () -> MOST_GUESSES);
    }

    @BeforeEach
    void noCardWasChanged() {
        NEIGHBOURS.give(OPERATORS, "{\"swapped\":false}");
    }

    @Test
    void boundsCodesPerCustomerWhateverTheRequest() {
        UUID request = client.submit(subject, CONTACT);
        for (int sent = 1; sent <= MOST_CODES; sent++) {
            client.code(subject, customer, request);
            post(subject, request, "/identity-challenges", "{}")
                    .expectStatus()
                    .isEqualTo(429)
                    .expectHeader()
                    .exists("Retry-After")
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("code-too-soon");
            anHourPasses();
            post(subject, request, "/cancellation", "{}").expectStatus().isOk();
            request = client.submit(subject, CONTACT);
        }
        refused(post(subject, request, "/identity-challenges", "{}"), 429, "too-many-codes");
        assertThat(rows.text("select count(*) from identity_code c join privacy_request r on r.id = c.request_id"
                        + " where r.customer_id = '"
                        + customer
                        + "'"))
                .isEqualTo(String.valueOf(MOST_CODES));
    }

    @Test
    void boundsGuessesPerCustomerAndLeavesTheCustomersOwnAlone() {
        UUID request = client.submit(CLERK, wishFor(customer));
        int guesses = 0;
        String digits = "";
        while (guesses < MOST_GUESSES) {
            digits = client.code(CLERK, customer, request);
            for (int i = 0; i < 4 && guesses < MOST_GUESSES; i++, guesses++) {
                String code = PrivacyClient.wrong(digits);
                refused(post(CLERK, request, "/identity-verification", code), 422, "wrong-code");
            }
            anHourPasses();
        }
        refused(post(CLERK, request, "/identity-verification", PrivacyClient.code(digits)), 429, "too-many-guesses");
        String own = client.code(subject, customer, request);
        refused(post(CLERK, request, "/identity-verification", PrivacyClient.code(own)), 409, "no-code");
        post(subject, request, "/identity-verification", PrivacyClient.code(own))
                .expectStatus()
                .isOk();
    }

    /** Also between requesting and sending: a contact that is changed then receives nothing. */
    @Test
    void sendsTheCodeToTheContactBeforeItWasChanged() {
        client.contacts(customer, OLD, true, "null", CHANGED);
        UUID request = client.submit(subject, CONTACT);
        post(subject, request, "/identity-challenges", "{}")
                .expectStatus()
                .isAccepted()
                .expectBody()
                .jsonPath("$.destination")
                .isEqualTo("**********1111");
        UUID code = codeOf(Channel.SMS);
        assertThat(client.particulars(code).phone()).isEqualTo("+8619900001111");

        client.contacts(customer, "null", false, "null", CHANGED);
        client.get(Tokens.service("notification-service"), "/internal/particulars/" + code)
                .expectStatus()
                .isNotFound()
                .expectBody();
    }

    @Test
    void sendsCodesToMobilePhonesOrElseByEmail() {
        client.contacts(customer, "\"+861066225588\"", false, "\"former@example.com\"", "");
        UUID request = client.submit(subject, CONTACT);
        post(subject, request, "/identity-challenges", "{}").expectStatus().isAccepted();
        assertThat(client.particulars(codeOf(Channel.EMAIL)))
                .returns("former@example.com", PrivacyClient.Particulars::email)
                .returns(null, PrivacyClient.Particulars::phone);
    }

    @Test
    void sendsNoCodeToACardThatWasChangedLately() {
        NEIGHBOURS.give(OPERATORS, "{\"swapped\":true}");
        client.contacts(customer, OLD, true, "null", "");
        UUID request = client.submit(subject, CONTACT);
        refused(post(subject, request, "/identity-challenges", "{}"), 409, "sim-swapped");
        client.contacts(customer, OLD, true, "\"former@example.com\"", "");
        post(subject, request, "/identity-challenges", "{}").expectStatus().isAccepted();
        assertThat(client.particulars(codeOf(Channel.EMAIL)).phone()).isNull();
    }

    @Test
    void sendsNoCodeWhereNoContactIsOldEnough() {
        client.contacts(customer, "null", false, "null", CHANGED);
        UUID request = client.submit(subject, CONTACT);
        refused(post(subject, request, "/identity-challenges", "{}"), 409, "contact-too-new");
        client.contacts(customer, "\"+861066225588\"", false, "null", "");
        refused(post(subject, request, "/identity-challenges", "{}"), 409, "no-registered-contact");
    }

    private UUID codeOf(Channel channel) {
        return WIRE.await(
                        NotificationRequested.class,
                        customer.toString(),
                        1,
                        each -> each.template().equals("identity-code") && each.channel() == channel)
                .getFirst()
                .notificationId();
    }

    private ResponseSpec post(Tokens who, UUID request, String rest, String body) {
        return client.post(who, path(request, rest), body);
    }

    private void anHourPasses() {
        rows.execute("update identity_budget set last_code_at = last_code_at - interval '1 hour'");
    }
}
