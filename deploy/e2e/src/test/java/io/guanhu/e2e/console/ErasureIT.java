package io.guanhu.e2e.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import io.guanhu.e2e.console.NewCustomers.NewCustomer;
import io.guanhu.local.proof.Certificate;
import io.guanhu.local.proof.ErasureEvidence;
import io.guanhu.tlog.proof.TrustPolicy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A former customer's data is erased, and the certificate proves it to outsiders.
 */
@ExtendWith(InBrowser.class)
class ErasureIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Downloads DESKS =
            new Downloads("Certificate (PDF)", "Signed file (JWS)", "Keys", "Witness policy");
    private static final Downloads PHONES =
            new Downloads("Download PDF", "Download signed file", "Download keys", "Download rules");

    /** By which buttons the certificate and what checks it are kept. */
    private record Downloads(String pdf, String signed, String keys, String policy) {}

    @Test
    void goesFromTheCustomersPhoneToTheCertificateByFourPeople(Desk desk) throws IOException {
        Colleague clerk = desk.colleague("e9001");
        NewCustomer former = NewCustomers.of("e1101", clerk, "2024-05-31", Map.of());
        Colleague customer = desk.customer("customer3", former);
        String request = new AskingForErasure(customer, former).byPhone();
        approves(desk.colleague("e9102"), request);
        Colleague auditor = desk.colleague("e9201");
        await(auditor, request, "COMPLETED");
        try (Window window = auditor.opens("/requests/" + request)) {
            seesTheReceipts(window);
            provesIt(window, DESKS, request, former);
        }
        try (Window window = clerk.opens(former.path())) {
            window.sees("Marketing · erased");
            assertThat(window.text()).doesNotContain(former.values().phone().substring(7));
        }
        try (Window window = customer.opens("/privacy/requests/" + request, Look.PHONE)) {
            window.sees("Completed; some data is kept by law");
            window.pictures("centre request en 360 light");
            provesIt(window, PHONES, request, former);
        }
    }

    @Test
    void isConfirmedByTheSecondPersonWhereADocumentStandsForTheCode(Desk desk) {
        Colleague clerk = desk.colleague("e9001");
        NewCustomer customer = NewCustomers.of("e1101", clerk, "2024-05-31", Map.of());
        String request = filedAtTheCounter(clerk, customer);
        seesTheIdentityDocument(clerk, request);
        confirms(desk.colleague("e9101"), request);
    }

    private static String filedAtTheCounter(Colleague clerk, NewCustomer customer) {
        return clerk.posts(
                        "/api/privacy-requests",
                        Map.of(
                                "type",
                                "ERASURE",
                                "customerId",
                                customer.id(),
                                "scope",
                                List.of("IDENTITY", "CONTACT", "MARKETING"),
                                "reason",
                                Map.of("code", "RELATIONSHIP_ENDED", "text", "客户到柜面申请"),
                                "channel",
                                "COUNTER"),
                        Map.of())
                .path("id")
                .asString();
    }

    private static void seesTheIdentityDocument(Colleague clerk, String request) {
        try (Window window = clerk.opens("/requests/" + request)) {
            window.sees("restricted");
            window.type("Archive number", "FORM-2026-001187");
            window.press("Enter evidence");
            window.sees("a colleague or the customer must confirm");
            assertThat(window.button("Confirm the request").count()).isZero();
        }
    }

    private static void confirms(Colleague officer, String request) {
        try (Window window = officer.opens("/requests/" + request)) {
            window.press("Confirm the request");
            window.sees("Tick this first");
            window.click(window.page().locator("#acknowledged"));
            window.press("Confirm the request");
            window.sees("The request is confirmed");
            assertThat(window.button("Approve and carry out").count()).isZero();
        }
    }

    private static void approves(Colleague approver, String request) {
        await(approver, request, "AWAITING_APPROVAL");
        try (Window window = approver.opens("/requests")) {
            window.finds(request).click();
            window.press("Approve and carry out");
            window.confirms("Approve and carry out");
            window.sees("Receipts from the holders");
        }
    }

    private static void seesTheReceipts(Window window) {
        window.sees("PROVEN means the certificate is valid");
        assertThat(window.text())
                .contains(
                        "customer-service",
                        "ownership-service",
                        "privacy-service",
                        "audit-service",
                        "notification-service");
    }

    private static void provesIt(Window window, Downloads buttons, String request, NewCustomer customer)
            throws IOException {
        assertThat(kept(window, buttons.pdf())).startsWith("%PDF-");
        JsonNode keys = JSON.readTree(kept(window, buttons.keys()));
        String signed = kept(window, buttons.signed());
        JsonNode claims = Certificate.verify(signed, keys);
        assertThat(claims.path("sub").asString()).isEqualTo(request);
        assertThat(claims.path("customerId").asString()).isEqualTo(customer.id());
        TrustPolicy policy = TrustPolicy.parse(kept(window, buttons.policy()));
        assertThat(ErasureEvidence.of(claims).inLog(policy).witnesses()).isNotEmpty();
    }

    private static String kept(Window window, String button) throws IOException {
        Download download = window.page().waitForDownload(() -> window.press(button));
        assertThat(download.suggestedFilename()).matches("certificate[\\w.-]+");
        return Files.readString(download.path(), StandardCharsets.ISO_8859_1);
    }

    private static void await(Colleague reader, String request, String state) {
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInSameThread()
                .untilAsserted(() -> assertThat(reader.reads("/api/privacy-requests/" + request)
                                .path("state")
                                .asString())
                        .endsWith(state));
    }
}
