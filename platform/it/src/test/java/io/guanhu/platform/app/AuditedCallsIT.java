package io.guanhu.platform.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.platform.contract.AuditEvents.Outcome;
import io.guanhu.testing.Tokens;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Answered calls are in the log, whatever their endpoint records itself. */
@AppTest
class AuditedCallsIT {

    private final Requests requests;
    private final String employee = "E" + UUID.randomUUID();
    private final Tokens manager = Tokens.staff(employee, "HQ", "relationship-manager");

    AuditedCallsIT(@Autowired WebTestClient http) {
        this.requests = new Requests(http);
    }

    @Test
    void entersAReadWithWhatWasRead() {
        UUID note = UUID.randomUUID();
        requests.get("/api/notes/" + note, manager).expectStatus().isOk();

        AuditEntryRecorded entry = Entries.of(employee, 1).getFirst();
        assertThat(entry.action()).isEqualTo("note.read");
        assertThat(entry.outcome()).isEqualTo(Outcome.ALLOWED);
        assertThat(entry.resourceType()).isEqualTo("note");
        assertThat(entry.resourceId()).isEqualTo(note.toString());
        assertThat(entry.reason()).isNull();
        assertThat(entry.traceId()).matches("[0-9a-f]{32}");
    }

    @Test
    void entersTheShapeOfASearchAndNotWhatWasSearched() {
        UUID customer = UUID.randomUUID();
        requests.get("/api/customers/" + customer + "/notes?title=13900000001&author=", manager)
                .expectStatus()
                .isOk();

        AuditEntryRecorded entry = Entries.of(employee, 1).getFirst();
        assertThat(entry.action()).isEqualTo("note.search");
        assertThat(entry.customerId()).isEqualTo(customer);
        assertThat(entry.reason()).isEqualTo("author+title");
        assertThat(entry.toString()).doesNotContain("13900000001");
    }

    @Test
    void entersAWriteWithAKeyOnce() {
        String key = UUID.randomUUID().toString();
        String body = "{\"title\":\"a\",\"count\":1}";
        requests.post("/api/notes", manager, key, body).expectStatus().isOk();
        requests.post("/api/notes", manager, key, body).expectStatus().isOk();
        requests.get("/api/notes", manager).expectStatus().isOk();

        assertThat(Entries.of(employee, 2))
                .extracting(AuditEntryRecorded::action)
                .containsExactly("note.create", "note.list");
    }

    @Test
    void entersAnAnswerThatIsARefusalAsOne() {
        requests.post(
                        "/api/customers/" + UUID.randomUUID() + "/effects",
                        manager,
                        "{\"text\":\"a\",\"then\":\"answer-422\"}")
                .expectStatus()
                .isEqualTo(422);

        AuditEntryRecorded entry = Entries.of(employee, 1).getFirst();
        assertThat(entry.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(entry.reason()).isEqualTo("status-422");
    }

    @Test
    void leavesNoEntryOfSuccessForWhatWasRolledBack() {
        requests.post(
                        "/api/customers/" + UUID.randomUUID() + "/effects",
                        manager,
                        "{\"text\":\"a\",\"then\":\"refuse\"}")
                .expectStatus()
                .isEqualTo(409);

        assertThat(Entries.of(employee, 1))
                .extracting(AuditEntryRecorded::outcome)
                .containsExactly(Outcome.REFUSED);
    }

    @Test
    void countsWhatIsAskedAgainAndAgain() {
        for (int i = 0; i < 12; i++) {
            requests.get("/api/polled-notes", manager).expectStatus().isOk();
        }

        List<AuditEntryRecorded> entries = Entries.of(employee, 2);
        assertThat(entries)
                .isNotEmpty()
                .allMatch(entry -> entry.action().equals("note.poll"))
                .allMatch(entry -> entry.outcome() == Outcome.ALLOWED);
        assertThat(entries.getFirst().reason()).isNull();
        assertThat(entries.stream()
                        .skip(1)
                        .map(entry -> String.valueOf(entry.reason()))
                        .mapToLong(each -> Long.parseLong(each.replace("-times", "")))
                        .sum())
                .isPositive()
                .isLessThanOrEqualTo(11);
    }
}
