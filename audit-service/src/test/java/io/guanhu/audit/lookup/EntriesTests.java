package io.guanhu.audit.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.audit.Acts;
import io.guanhu.audit.append.InMemoryAppends;
import io.guanhu.audit.model.LogEntry;
import io.guanhu.audit.standing.InMemoryLog;
import io.guanhu.audit.standing.LogTables.Leaf;
import io.guanhu.platform.contract.AuditEvents.AlertKind;
import io.guanhu.platform.contract.AuditEvents.AlertRaised;
import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.testing.Callers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

class EntriesTests {

    private static final Caller AUDITOR = Callers.staff("E9201", "HQ", "auditor");

    @TempDir
    private Path directory;

    private final UUID customer = UUID.randomUUID();
    private final LogEntry entry = Acts.reveal(customer, Acts.sealed("CONTACT", "phone"));
    private InMemoryLog log;
    private InMemoryAppends appends;
    private Entries entries;

    @BeforeEach
    void hasALog() {
        log = new InMemoryLog(directory);
        appends = new InMemoryAppends(log);
        entries = new Entries(
                new InMemoryEntryStore(log.tables()),
                log.leaves(),
                new LeafReading(log.leaves(), JsonMapper.builder().build()),
                log.memory().audit(),
                log.alerts(),
                log.memory().transaction());
    }

    private static Query of(@Nullable String actor, @Nullable UUID customer, Query.@Nullable Position after) {
        return new Query(actor, null, null, customer, null, null, null, null, null, null, null, null, null, after, 3);
    }

    private Mono<List<Entry>> search(Query query) {
        return entries.search(AUDITOR, query);
    }

    private List<UUID> found(Query query) {
        return log.memory().get(search(query)).stream().map(Entry::id).toList();
    }

    @Test
    void showsAllOfAnEntryFromItsSignedLeaf() {
        appends.append(Acts.attempt(), entry);

        assertThat(log.memory().get(entries.get(AUDITOR, entry.id())))
                .isEqualTo(new Entry(
                        1,
                        entry.id(),
                        Acts.AT,
                        "customer-service",
                        new Entry.Actor(
                                "STAFF", "E1101", List.of("relationship-manager", "team-lead"), "BJ/CHAOYANG/001", "2"),
                        "customer.reveal",
                        new Entry.Resource("contact-point", "phone-1"),
                        customer,
                        "ALLOWED",
                        "CALL_CUSTOMER",
                        "0af7651916cd43dd8448eb211c80319c",
                        List.of(new Entry.Detail(0, "CONTACT", "phone"))));
    }

    @Test
    void showsAnEntryThatLacksWhatMayBeAbsent() {
        LogEntry least = Acts.attempt();
        appends.append(least);

        assertThat(log.memory().get(entries.get(AUDITOR, least.id())))
                .returns(null, Entry::customerId)
                .returns(null, Entry::reason)
                .returns(null, Entry::traceId)
                .returns(new Entry.Actor("ANONYMOUS", "unknown", List.of(), null, null), Entry::actor)
                .returns(List.of(), Entry::details);
    }

    @Test
    void recordsWhoseEntryWasRead() {
        appends.append(entry);

        log.memory().get(entries.get(AUDITOR, entry.id()));

        assertThat(log.memory().entries())
                .singleElement()
                .returns("audit.read", AuditEntryRecorded::action)
                .returns(entry.id().toString(), AuditEntryRecorded::resourceId)
                .returns(customer, AuditEntryRecorded::customerId)
                .returns("E9201", AuditEntryRecorded::actorId);
    }

    @Test
    void refusesAnEntryThatIsNotInTheLog() {
        notFound();
        appends.append(entry);
        notFound();
    }

    private void notFound() {
        ProblemException refused = log.memory().refusal(entries.get(AUDITOR, UUID.randomUUID()));
        assertThat(refused.code()).isEqualTo("entry-not-found");
        assertThat(log.memory().entered()).isEmpty();
    }

    @Test
    void findsTheLatestFirstAndRecordsTheSearchOfACustomer() {
        LogEntry later = at(Acts.reveal(customer), Acts.AT.plusSeconds(9));
        appends.append(later, entry, Acts.attempt(), Acts.reveal(customer));

        assertThat(found(of(null, customer, null)))
                .hasSize(3)
                .startsWith(later.id())
                .endsWith(entry.id());
        assertThat(log.memory().entries())
                .singleElement()
                .returns("audit.search", AuditEntryRecorded::action)
                .returns(customer, AuditEntryRecorded::customerId);
    }

    private static LogEntry at(LogEntry like, Instant at) {
        return with(like, at, like.actorId(), like.customerId());
    }

    private static LogEntry with(LogEntry like, Instant at, String actor, @Nullable UUID customer) {
        return new LogEntry(
                like.id(),
                at,
                like.service(),
                like.actorType(),
                actor,
                like.actorRoles(),
                like.acr(),
                like.actorBranch(),
                like.action(),
                like.resourceType(),
                like.resourceId(),
                customer,
                like.outcome(),
                like.reason(),
                like.traceId(),
                like.details());
    }

    @Test
    void goesOnBehindTheLastThatWasShown() {
        appends.append(4, () -> Acts.reveal(customer));
        List<UUID> first = found(of("E1101", null, null));

        assertThat(found(of("E1101", null, new Query.Position(Acts.AT, 1))))
                .hasSize(1)
                .doesNotContainAnyElementsOf(first);
    }

    @Test
    void findsNothingInAnEmptyLogAndRecordsThatToo() {
        assertThat(found(of(null, null, null))).isEmpty();
        assertThat(log.memory().entered()).containsExactly("audit.search ALLOWED");
    }

    /** Rows beyond the signed log are not shown, nor do they stop a search. */
    @Test
    void showsNothingThatIsNotSigned() {
        appends.append(entry);
        LogEntry stray = Acts.reveal(customer);
        log.tables().columns().put(1L, stray);
        log.tables().leaves().put(1L, new Leaf(stray.id(), stray.leaf()));

        assertThat(found(of(null, customer, null))).containsExactly(entry.id());
        assertThat(log.memory().refusal(entries.get(AUDITOR, stray.id())).code())
                .isEqualTo("entry-not-found");
    }

    @Test
    void showsNothingOfALeafThatWasChanged() {
        appends.append(Acts.attempt(), entry);
        log.tables().leaves().put(1L, new Leaf(entry.id(), Acts.attempt().leaf()));

        showsNothing("leaf-changed", 1);
    }

    @Test
    void showsNothingOfALeafThatIsMissing() {
        appends.append(Acts.attempt(), entry);
        log.tables().leaves().remove(1L);

        showsNothing("leaf-missing", 1);
    }

    @Test
    void showsNothingWhenTheTilesDoNotConnectIt() {
        appends.append(Acts.attempt(), entry);
        log.changeHash(0);

        showsNothing("tile-changed", 1);
    }

    @Test
    void showsNothingOfARowThatDiffersFromItsLeaf() {
        appends.append(Acts.attempt(), entry);
        for (UnaryOperator<LogEntry> change : List.<UnaryOperator<LogEntry>>of(
                row -> at(row, row.at().plus(Duration.ofNanos(2_000))),
                row -> with(row, row.at(), row.actorId(), null),
                row -> with(Acts.reveal(row.id(), customer), row.at(), "E1666", customer))) {
            log.tables().columns().put(1L, change.apply(entry));
            log.alerts().forget();

            refuses("index-changed", 1, entries.get(AUDITOR, entry.id()));
        }
    }

    /** PostgreSQL keeps microseconds. */
    @Test
    void ignoresWhatRoundingDidToTheTime() {
        LogEntry fine = at(entry, Acts.AT.plusNanos(789));
        appends.append(fine);
        log.tables().columns().put(0L, entry);

        assertThat(log.memory().get(entries.get(AUDITOR, entry.id())).at()).isEqualTo(fine.at());
    }

    private void showsNothing(String flaw, long index) {
        refuses(flaw, index, entries.get(AUDITOR, entry.id()));
        log.alerts().forget();
        refuses(flaw, index, search(of(null, customer, null)));
    }

    private void refuses(String flaw, long index, Mono<?> reading) {
        int before = log.memory().announced().size();

        ProblemException refused = log.memory().refusal(reading);

        assertThat(refused.code()).isEqualTo("audit-log-broken");
        assertThat(log.memory().entered()).isEmpty();
        assertThat(log.memory().announced()).hasSize(before + 1);
        assertThat(log.memory().announced(AlertRaised.class).getLast())
                .returns(AlertKind.SEARCH_BROKEN, AlertRaised::kind)
                .returns(flaw, AlertRaised::flaw)
                .returns(index, AlertRaised::leafIndex);
    }

    @Test
    void callsForAPersonOnce() {
        appends.append(entry);
        log.tables().leaves().remove(0L);

        log.memory().refusal(entries.get(AUDITOR, entry.id()));
        log.memory().refusal(entries.get(AUDITOR, entry.id()));

        assertThat(log.memory().announced()).hasSize(1);
    }
}
