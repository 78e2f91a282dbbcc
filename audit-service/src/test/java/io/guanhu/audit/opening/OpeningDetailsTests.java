package io.guanhu.audit.opening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.guanhu.audit.Acts;
import io.guanhu.audit.append.InMemoryAppends;
import io.guanhu.audit.model.Detail;
import io.guanhu.audit.model.LogEntry;
import io.guanhu.audit.opening.OpeningDetails.OpenedDetail;
import io.guanhu.audit.standing.InMemoryLog;
import io.guanhu.audit.standing.LogTables.Leaf;
import io.guanhu.audit.standing.LogTables.Place;
import io.guanhu.audit.standing.LogTables.Sealed;
import io.guanhu.platform.client.InMemoryServices;
import io.guanhu.platform.contract.AuditEvents.AlertKind;
import io.guanhu.platform.contract.AuditEvents.AlertRaised;
import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.testing.Callers;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.json.JsonMapper;

class OpeningDetailsTests {

    private static final Caller AUDITOR = Callers.staff("E9201", "HQ", "auditor");
    private static final Detail PHONE = Acts.sealed("CONTACT", "phone");
    private static final Detail NAMES = Acts.sealed("IDENTITY", "names");

    @TempDir
    private Path directory;

    private final UUID customer = UUID.randomUUID();
    private final String path = "/customer-service/internal/customers/" + customer + "/audit-details";
    private final LogEntry entry = Acts.reveal(customer, PHONE, NAMES);
    private final InMemoryServices services = new InMemoryServices("customer-service");
    private InMemoryLog log;
    private OpeningDetails opening;

    @BeforeEach
    void hasAnEntryWithDetails() {
        log = new InMemoryLog(directory);
        new InMemoryAppends(log).append(Acts.attempt(), entry);
        opening = new OpeningDetails(
                new InMemorySealedStore(log.tables()),
                log.leaves(),
                services.clients(),
                log.memory().audit(),
                log.alerts(),
                JsonMapper.builder().build());
    }

    private void answers(String... details) {
        services.answering(path, "{\"details\":[" + String.join(",", details) + "]}");
    }

    private static String opened(String value) {
        return "{\"state\":\"OPENED\",\"value\":" + value + "}";
    }

    private static String closed(String state) {
        return "{\"state\":\"" + state + "\"}";
    }

    private List<OpenedDetail> open() {
        return log.memory().get(opening.open(AUDITOR, entry.id(), Purpose.INVESTIGATION));
    }

    private ProblemException refusal(UUID id) {
        ProblemException refused = log.memory().refusal(opening.open(AUDITOR, id, Purpose.INVESTIGATION));
        assertThat(log.memory().entered()).isEmpty();
        return refused;
    }

    private void tamper(Detail with) {
        log.tables().details().put(new Place(1, 0), new Sealed(entry.id(), customer, with));
    }

    @Test
    void showsWhatCustomerServiceOpens() {
        answers(opened("\"13800000000\""), opened("[\"a\",\"b\"]"));

        assertThat(open())
                .containsExactly(
                        new OpenedDetail(0, "CONTACT", "phone", "OPENED", "13800000000"),
                        new OpenedDetail(1, "IDENTITY", "names", "OPENED", List.of("a", "b")));
    }

    @Test
    void recordsWhoseDetailsWereShownAndWhy() {
        answers(opened("\"13800000000\""), opened("\"a\""));

        open();

        assertThat(log.memory().entries())
                .singleElement()
                .returns("audit.open-details", AuditEntryRecorded::action)
                .returns(entry.id().toString(), AuditEntryRecorded::resourceId)
                .returns(customer, AuditEntryRecorded::customerId)
                .returns("INVESTIGATION", AuditEntryRecorded::reason);
    }

    @Test
    void showsWhatIsLeftBesideWhatIsNot() {
        answers(closed("RESTRICTED"), opened("\"a\""));

        assertThat(open())
                .extracting(OpenedDetail::state, OpenedDetail::value)
                .containsExactly(tuple("RESTRICTED", null), tuple("OPENED", "a"));
    }

    /** The answers are in the order of what was sent, without those that are gone. */
    @Test
    void keepsTheAnswersApartWhenADetailWasErased() {
        log.tables().details().remove(new Place(1, 0));
        answers(opened("\"a\""));

        assertThat(open())
                .containsExactly(
                        new OpenedDetail(0, "CONTACT", "phone", "ERASED", null),
                        new OpenedDetail(1, "IDENTITY", "names", "OPENED", "a"));
    }

    @Test
    void refusesAnEntryThatIsNotInTheLog() {
        assertThat(refusal(UUID.randomUUID()).code()).isEqualTo("entry-not-found");
    }

    @Test
    void refusesAnEntryThatIsNotSigned() {
        LogEntry stray = Acts.reveal(customer, PHONE);
        log.tables().leaves().put(2L, new Leaf(stray.id(), stray.leaf()));

        assertThat(refusal(stray.id()).code()).isEqualTo("entry-not-found");
    }

    @Test
    void refusesAnEntryWithoutDetails() {
        LogEntry without = Acts.reveal(customer);
        new InMemoryAppends(log).append(without);

        assertThat(refusal(without.id()).code()).isEqualTo("entry-has-no-details");
        assertThat(services.asked()).isEmpty();
    }

    @Test
    void refusesWhatWasErasedHere() {
        log.tables().details().clear();

        ProblemException refused = refusal(entry.id());

        assertThat(refused.code()).isEqualTo("details-erased");
        assertThat(refused.status()).isEqualTo(HttpStatus.GONE);
        assertThat(services.asked()).isEmpty();
    }

    @Test
    void refusesWhatCustomerServiceCanNoLongerOpen() {
        answers(closed("ERASED"), closed("ERASED"));
        assertThat(refusal(entry.id()).code()).isEqualTo("details-erased");
    }

    @Test
    void refusesTheDetailsOfACustomerWhoNoLongerExists() {
        assertThat(refusal(entry.id()).code()).isEqualTo("details-erased");
        assertThat(services.asked()).containsExactly(path);
    }

    @Test
    void refusesWhatIsRestricted() {
        answers(closed("RESTRICTED"), closed("ERASED"));

        ProblemException refused = refusal(entry.id());

        assertThat(refused.code()).isEqualTo("details-restricted");
        assertThat(refused.status()).isEqualTo(HttpStatus.LOCKED);
    }

    @Test
    void sendsNothingThatDiffersFromItsCommitment() {
        for (Detail other : List.of(
                new Detail("CONTACT", "phone", PHONE.salt(), NAMES.sealed()),
                new Detail("CONTACT", "phone", NAMES.salt(), PHONE.sealed()),
                new Detail("CONTACT", "email", PHONE.salt(), PHONE.sealed()),
                new Detail("IDENTITY", "phone", PHONE.salt(), PHONE.sealed()))) {
            tamper(other);
            log.alerts().forget();

            broken("detail-changed");
        }
    }

    @Test
    void sendsNothingOfALeafThatWasChanged() {
        byte[] leaf = Acts.reveal(entry.id(), UUID.randomUUID(), PHONE, NAMES).leaf();
        log.tables().leaves().put(1L, new Leaf(entry.id(), leaf));

        broken("leaf-changed");
    }

    @Test
    void sendsNothingWhenTheTilesDoNotConnectTheLeaf() {
        log.changeHash(1);

        broken("tile-changed");
    }

    private void broken(String flaw) {
        ProblemException refused = refusal(entry.id());

        assertThat(refused.code()).isEqualTo("audit-log-broken");
        assertThat(refused.status()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(services.asked()).isEmpty();
        assertThat(log.memory().announced(AlertRaised.class).getLast())
                .returns(AlertKind.DETAIL_BROKEN, AlertRaised::kind)
                .returns(flaw, AlertRaised::flaw)
                .returns(1L, AlertRaised::leafIndex);
    }

    @Test
    void showsNoValueInLogs() {
        answers(opened("\"13800000000\""), opened("\"a\""));

        assertThat(open().toString()).contains("OPENED").doesNotContain("13800000000");
    }
}
