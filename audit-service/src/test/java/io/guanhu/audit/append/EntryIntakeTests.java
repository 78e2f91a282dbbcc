package io.guanhu.audit.append;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.guanhu.audit.Acts;
import io.guanhu.audit.model.Detail;
import io.guanhu.audit.model.LogEntry;
import io.guanhu.audit.standing.InMemoryLog;
import io.guanhu.audit.standing.LogTables.Sealed;
import io.guanhu.platform.contract.AuditEvents.ActorType;
import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.platform.contract.AuditEvents.Outcome;
import io.guanhu.platform.contract.AuditEvents.SealedDetail;
import io.guanhu.platform.contract.DataCategory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.NoTransactionException;
import reactor.core.publisher.Flux;

/** What services report, and what this service appends itself. */
class EntryIntakeTests {

    private static final SealedDetail PHONE = new SealedDetail(DataCategory.CONTACT, "phone", "c2VhbGVk");

    private static final UUID CUSTOMER = UUID.randomUUID();

    @TempDir
    private Path directory;

    private InMemoryLog log;
    private InMemoryAppends appends;
    private EntryIntake intake;

    @BeforeEach
    void begins() {
        log = new InMemoryLog(directory);
        appends = new InMemoryAppends(log);
        intake = new EntryIntake(appends.appender());
    }

    private static AuditEntryRecorded event(UUID id, SealedDetail... details) {
        return AuditEntryRecorded.entry(id, Acts.AT, "customer-service")
                .actor(ActorType.STAFF, "E1101")
                .roles(Set.of("team-lead", "relationship-manager"))
                .acr("2")
                .branch("BJ/CHAOYANG/001")
                .action("customer.reveal")
                .resource("contact-point", "phone-1")
                .customer(CUSTOMER)
                .outcome(Outcome.ALLOWED)
                .reason("CALL_CUSTOMER")
                .trace("0af7651916cd43dd8448eb211c80319c")
                .details(List.of(details))
                .build();
    }

    private void receive(AuditEntryRecorded... events) {
        log.memory()
                .run(appends.inOneTransaction(
                        Flux.just(events).concatMap(intake::handle).then()));
    }

    @Test
    void entersEverythingThatWasReported() {
        AuditEntryRecorded event = event(UUID.randomUUID());

        receive(event);

        LogEntry expected = Acts.reveal(event.entryId(), CUSTOMER);
        assertThat(log.tables().columns()).containsEntry(0L, expected);
        assertThat(log.tables().leaf(0)).isEqualTo(expected.leaf());
    }

    @Test
    void entersAnAttemptWithoutWhatMayBeAbsent() {
        AuditEntryRecorded event = AuditEntryRecorded.entry(UUID.randomUUID(), Acts.AT, "ownership-service")
                .actor(ActorType.ANONYMOUS, "unknown")
                .action("pool.claim")
                .resource("pool", "BJ")
                .outcome(Outcome.REFUSED)
                .build();

        receive(event);

        assertThat(log.tables().columns().get(0L))
                .isNotNull()
                .returns(Outcome.REFUSED, LogEntry::outcome)
                .returns(null, LogEntry::customerId)
                .returns(null, LogEntry::reason)
                .returns(null, LogEntry::actorBranch);
    }

    /** Otherwise it would show that two values were equal, even after both were erased. */
    @Test
    void commitsToEachValueWithASaltOfItsOwn() {
        receive(event(UUID.randomUUID(), PHONE, PHONE), event(UUID.randomUUID(), PHONE));

        List<Detail> details =
                log.tables().details().values().stream().map(Sealed::detail).toList();
        assertThat(details).extracting(Detail::sealed).containsOnly("c2VhbGVk").hasSize(3);
        assertThat(details)
                .extracting(Detail::salt)
                .doesNotHaveDuplicates()
                .allSatisfy(salt -> assertThat(Base64.getDecoder().decode(salt)).hasSize(32));
        String leaf = new String(log.tables().leaf(0), StandardCharsets.UTF_8);
        assertThat(leaf)
                .contains(details.getFirst().commitment())
                .doesNotContain("c2VhbGVk")
                .doesNotContain(details.getFirst().salt());
    }

    @Test
    void entersAnEventOnceHoweverOftenItIsDelivered() {
        AuditEntryRecorded event = event(UUID.randomUUID(), PHONE);

        receive(event);
        Detail stored = log.tables().detail(0, 0);
        receive(event);

        assertThat(log.tables().size()).isOne();
        assertThat(log.tables().details()).hasSize(1);
        assertThat(log.tables().detail(0, 0)).isEqualTo(stored);
    }

    @Test
    void appendsABatchWithWhatTheServiceAddsItselfUnderOneSignature() {
        log.memory()
                .run(appends.inOneTransaction(Flux.just(event(UUID.randomUUID()), event(UUID.randomUUID()))
                        .concatMap(intake::handle)
                        .then(appends.direct().append(Acts.attempt()))));

        assertThat(log.tables().size()).isEqualTo(3);
        assertThat(log.tables().checkpoints()).containsOnlyKeys(3L);
    }

    @Test
    void appendsNothingOutsideATransaction() {
        assertThatExceptionOfType(NoTransactionException.class)
                .isThrownBy(() -> log.memory().run(intake.handle(event(UUID.randomUUID()))));
        assertThatExceptionOfType(NoTransactionException.class)
                .isThrownBy(() -> log.memory().run(appends.direct().append(Acts.attempt())));
        assertThat(log.tables().leaves()).isEmpty();
    }
}
