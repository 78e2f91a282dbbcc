package io.guanhu.privacy;

import static io.guanhu.privacy.PrivacyClient.REQUESTS;
import static io.guanhu.privacy.PrivacyClient.path;
import static io.guanhu.privacy.PrivacyClient.wish;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSObject;
import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import io.guanhu.testing.Database;
import io.guanhu.testing.Tokens;
import java.io.IOException;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

/**
 * 反洗钱法 art. 7: two customers do the same, and only one is under investigation. Whatever they get
 * (answers, messages, certificates) is the same, byte for byte, but for ids and times.
 */
@TestPropertySource(properties = "guanhu.privacy.release-interval=200ms")
class SecrecyIT extends PrivacyFixture {

    private static final String EVERYTHING =
            "\"IDENTITY\",\"CONTACT\",\"ACCOUNT\",\"TRANSACTION\",\"CREDIT\",\"MARKETING\",\"INTERACTION\"";

    private final Holds holds = new Holds(client, OFFICER);

    @Autowired
    SecrecyIT(WebTestClient http, Database database) {
        super(http, database);
    }

    @BeforeEach
    void theLogProvesEachErasure() {
        NEIGHBOURS.proves(entry -> LOG.answer(requestOf(entry), 2));
    }

    @AfterEach
    void theLogProvesWhatATestGives() {
        NEIGHBOURS.proves(null);
    }

    /** When the investigation is opened. */
    private enum Opened {
        NEVER,
        BEFORE_THE_REQUEST,
        BEFORE_THE_APPROVAL
    }

    @Test
    void showsTheSameWhileTheLawKeepsTheDataAnyhow() throws Exception {
        var seen = play(customer("2025-03-31"), Opened.NEVER);
        assertThat(play(customer("2025-03-31"), Opened.BEFORE_THE_REQUEST)).isEqualTo(seen);
        assertThat(play(customer("2025-03-31"), Opened.BEFORE_THE_APPROVAL)).isEqualTo(seen);
        assertThat(seen.toString()).contains("反洗钱法（2024修订）第三十四条").doesNotContain("investigation", "反洗钱调查", "第四十四条第二款");
    }

    /** The hard case: only the investigation keeps the data, and the other customer's goes. */
    @Test
    void showsTheSameWhenTheTenYearsAreOver() throws Exception {
        UUID free = customer("2010-03-31");
        UUID held = customer("2010-03-31");
        assertThat(play(held, Opened.BEFORE_THE_REQUEST)).isEqualTo(play(free, Opened.NEVER));

        var unseen = order(free, 2);
        assertThat(unseen.leavesNoTrace()).isTrue();
        Others.receipts(WIRE, unseen);
        client.awaitState(OFFICER, unseen.requestId(), "COMPLETED");
        restricted(free, "2010-03-31", false);
        restricted(held, "2010-03-31", true);
        sweepHasLooked(held);
        assertThat(list(held)).isEqualTo(list(free));
        // The second request meets whatever the first has left.
        assertThat(play(held, Opened.NEVER)).isEqualTo(play(free, Opened.NEVER));
        assertThat(ordersOf(held)).isEqualTo(2);
        assertThat(ordersOf(free)).isEqualTo(3);
    }

    @Test
    void showsTheSameWhileTheRelationshipLasts() throws Exception {
        assertThat(play(active(), Opened.BEFORE_THE_REQUEST)).isEqualTo(play(active(), Opened.NEVER));
    }

    /** All that a customer gets from filing to the certificate. */
    private List<String> play(UUID customer, Opened opened) throws Exception {
        var seen = new ArrayList<String>();
        Tokens subject = Tokens.customer(customer);
        int orders = ordersOf(customer);
        if (opened == Opened.BEFORE_THE_REQUEST) {
            holds.investigation(customer);
        }
        UUID request = client.submit(subject, wish(EVERYTHING));
        seen.add(Seen.answer(client.post(subject, REQUESTS, wish(EVERYTHING))));
        String code = client.code(subject, customer, request);
        seen.add(Seen.answer(client.get(subject, path(request, ""))));
        seen.add(Seen.answer(client.post(subject, path(request, "/identity-verification"), PrivacyClient.code(code))));
        seen.add(Seen.answer(client.get(subject, path(request, ""))));
        seen.add(Seen.answer(
                client.post(subject.acr("2"), path(request, "/confirmation"), "{\"acknowledgeIrreversible\":true}")));
        client.awaitState(subject, request, "AWAITING_APPROVAL");
        if (opened == Opened.BEFORE_THE_APPROVAL) {
            holds.investigation(customer);
        }
        seen.add(Seen.answer(client.get(subject, path(request, ""))));
        seen.add(Seen.answer(client.get(CLERK, path(request, ""))));
        client.post(OFFICER.acr("2"), path(request, "/decision"), "{\"approve\":true}")
                .expectStatus()
                .isOk()
                .expectBody();
        Others.receipts(WIRE, order(customer, orders + 1));
        seen.addAll(Others.notices(WIRE, customer, request));
        client.awaitState(subject, request, "PARTIALLY_COMPLETED");
        seen.addAll(afterwards(subject, request));
        return seen;
    }

    private List<String> afterwards(Tokens subject, UUID request) throws ParseException, IOException {
        var seen = new ArrayList<String>();
        seen.add(Seen.answer(client.get(subject, path(request, ""))));
        seen.add(Seen.answer(client.get(CLERK, path(request, ""))));
        seen.add(Seen.answer(client.post(subject, path(request, "/cancellation"), "{}")));
        seen.add(Seen.answer(client.get(subject, "/api/legal-holds")));
        String jws = client.get(subject, path(request, "/certificate.jws"))
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(jws).isNotNull();
        seen.add(Seen.plain(JWSObject.parse(jws).getPayload().toString()));
        byte[] pdf = client.get(subject, path(request, "/certificate.pdf"))
                .expectBody()
                .returnResult()
                .getResponseBody();
        assertThat(pdf).isNotNull();
        try (var document = Loader.loadPDF(pdf)) {
            seen.add(Seen.plain(new PDFTextStripper().getText(document)));
        }
        return seen;
    }

    private String list(UUID customer) {
        return Seen.answer(client.get(Tokens.customer(customer), REQUESTS))
                + Seen.answer(client.get(CLERK, REQUESTS + "?customerId=" + customer));
    }

    private ErasureOrdered order(UUID customer, int number) {
        return WIRE.await(ErasureOrdered.class, customer.toString(), number, each -> true)
                .get(number - 1);
    }

    private UUID customer(String ended) {
        UUID customer = client.formerCustomer();
        client.knows(customer, "CLOSED", '"' + ended + '"', true, false);
        return customer;
    }

    private UUID active() {
        UUID customer = client.formerCustomer();
        client.knows(customer, "ACTIVE", "null", true, false);
        return customer;
    }

    private void restricted(UUID customer, String ended, boolean held) {
        client.knows(customer, "CLOSED", '"' + ended + '"', held, true);
    }

    private void sweepHasLooked(UUID customer) {
        String lookedAt = """
                select count(*) from consequence c join privacy_request r on r.id = c.request_id
                where r.customer_id = '%s' and c.verdict = 'RESTRICT'
                  and c.look_again_at > now() + interval '1 hour'
                """.formatted(customer);
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> rows.count(lookedAt) > 0);
    }

    private int ordersOf(UUID customer) {
        return (int) rows.count("select count(*) from privacy_request where order_id is not null and customer_id = '%s'"
                .formatted(customer));
    }

    private String requestOf(UUID entry) {
        return rows.text("select coalesce(min(id::text), 'none') from privacy_request where audit_entry_id = '%s'"
                .formatted(entry));
    }
}
