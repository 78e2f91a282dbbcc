package io.guanhu.audit.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.audit.Acts;
import io.guanhu.audit.model.LogEntry;
import io.guanhu.audit.standing.LogTables;
import io.guanhu.audit.standing.LogTables.Leaf;
import io.guanhu.audit.standing.LogTables.Mark;
import io.guanhu.audit.standing.LogTables.Place;
import io.guanhu.platform.contract.AuditEvents.AlertKind;
import io.guanhu.platform.contract.AuditEvents.AlertRaised;
import io.guanhu.tlog.note.Checkpoint;
import io.guanhu.tlog.note.Cosigner;
import io.guanhu.tlog.note.SignedNote;
import io.guanhu.tlog.tree.Hash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FullVerificationTests {

    @TempDir
    private Path directory;

    private final UUID customer = UUID.randomUUID();
    private final Cosigner witness = witness();
    private VerifiedLog verified;
    private LogTables tables;

    private static Cosigner witness() {
        try {
            return new Cosigner(
                    "w.example/first", KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    @BeforeEach
    void hasALogOfThreeHundred() {
        isWitnessedBy("");
    }

    private void isWitnessedBy(String witnesses) {
        try {
            verified = new VerifiedLog(Files.createTempDirectory(directory, "log"), witnesses);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        tables = verified.log.tables();
        verified.appends.append(200, Acts::attempt);
        verified.appends.append(100, () -> Acts.reveal(customer, Acts.sealed("CONTACT", "phone")));
    }

    @AfterEach
    void holdsNoConnection() {
        assertThat(verified.store.connections()).isZero();
    }

    @Test
    void findsNothingWrongWithWhatTheServiceWrote() {
        assertThat(verified.verify()).isEqualTo(new Outcome(300, null, true, null, null, null, null));
        assertThat(verified.alerts()).isEmpty();
        assertThat(verified.alarm.standing()).isNull();
    }

    @Test
    void findsNothingWrongWithAnEmptyLog(@TempDir Path other) {
        verified = new VerifiedLog(other);

        assertThat(verified.verify()).isEqualTo(new Outcome(0, null, true, null, null, null, null));
    }

    @Test
    void raisesTheAlarmAndClearsItWhenTheLogIsRightAgain() {
        Leaf leaf = Optional.ofNullable(tables.leaves().get(5L)).orElseThrow();
        tables.leaves().put(5L, new Leaf(leaf.entryId(), Acts.attempt().leaf()));

        Outcome outcome = verified.verify();

        assertThat(outcome).returns(false, Outcome::ok).returns(5L, Outcome::firstBadIndex);
        assertThat(verified.alarm.standing()).isNotNull().returns("leaf-changed", Outcome::flaw);
        assertThat(verified.alerts())
                .singleElement()
                .returns(AlertKind.VERIFICATION_FAILED, AlertRaised::kind)
                .returns("leaf-changed", AlertRaised::flaw)
                .returns(5L, AlertRaised::leafIndex);

        tables.leaves().put(5L, leaf);
        assertThat(verified.verify().ok()).isTrue();
        assertThat(verified.alarm.standing()).isNull();
    }

    @Test
    void goesOnFromThePositionOfItsJob() {
        UUID job = UUID.randomUUID();
        String position = verified.positions.write(job.toString(), verified.frontier(100));
        tables.leaves().remove(5L);

        assertThat(verified.verify(VerifiedLog.job(job, position)))
                .isEqualTo(new Outcome(300, null, true, null, null, null, null));
        tables.leaves().remove(250L);
        assertThat(verified.verify(VerifiedLog.job(job, position))).returns(250L, Outcome::firstBadIndex);
    }

    @Test
    void beginsAnewFromAPositionThatIsNotItsOwn() {
        String other = verified.positions.write(UUID.randomUUID().toString(), verified.frontier(100));
        tables.leaves().remove(5L);

        assertThat(verified.verify(VerifiedLog.job(UUID.randomUUID(), other))).returns(5L, Outcome::firstBadIndex);
        assertThat(verified.verify(VerifiedLog.job(UUID.randomUUID(), "nonsense")))
                .returns(5L, Outcome::firstBadIndex);
    }

    @Test
    void saysWhatRefutesALogWhoseRowsAreAllRight() throws IOException {
        Checkpoint longer = new Checkpoint("test.example/audit", 900, Hash.ofNothing());
        Path file = verified.log.directory().resolve("checkpoint");
        Files.writeString(file, verified.log.key().sign(longer).toString());

        assertThat(verified.verify())
                .returns("rolled-back", Outcome::flaw)
                .returns(300L, Outcome::firstBadIndex)
                .returns(300L, Outcome::size);
    }

    /** The log records their absence. */
    @Test
    void acceptsThatDetailsOfAnErasedCategoryAreMissing() {
        UUID order = UUID.randomUUID();
        LogEntry erasure = LogEntry.ofErasure(UUID.randomUUID(), Acts.AT, customer, "CONTACT", order);
        verified.appends.append(erasure);
        tables.marks().put(new Mark(customer, "CONTACT", order), Optional.of(erasure.id()));
        tables.details().clear();

        assertThat(verified.verify().ok()).isTrue();
    }

    @Test
    void findsDetailsMissingThatWereSealedAfterTheErasure() {
        UUID order = UUID.randomUUID();
        LogEntry erasure = LogEntry.ofErasure(UUID.randomUUID(), Acts.AT, customer, "CONTACT", order);
        LogEntry late = Acts.reveal(customer, Acts.sealed("CONTACT", "phone"));
        verified.appends.append(erasure, Acts.endOfKeys("customer-service", customer, "CONTACT", order), late);
        tables.marks().put(new Mark(customer, "CONTACT", order), Optional.of(erasure.id()));
        tables.details().keySet().removeIf(place -> place.index() < 300);
        assertThat(verified.verify().ok()).isTrue();

        tables.details().remove(new Place(302, 0));

        assertThat(verified.verify())
                .isEqualTo(new Outcome(
                        303, null, false, 302L, "detail-missing", late.id().toString(), 0));
    }

    private SignedNote cosigned(SignedNote note) {
        return witness.cosign(note, Instant.parse("2026-06-15T08:00:00Z"));
    }

    private void demandsAWitness() {
        isWitnessedBy("witness first " + witness.verifier().verifierKey() + "\nquorum first\n");
    }

    @Test
    void reportsHowManyEntriesWitnessesHaveCosigned() {
        demandsAWitness();
        tables.cosigned()
                .put(
                        200L,
                        cosigned(SignedNote.parse(tables.checkpoints().getOrDefault(200L, "")))
                                .toString());
        tables.cosigned().put(300L, cosigned(tables.newest().orElseThrow()).toString());

        assertThat(verified.verify()).isEqualTo(new Outcome(300, 300L, true, null, null, null, null));
    }

    @Test
    void demandsNoWitnessOfYoungEntries() {
        demandsAWitness();
        assertThat(verified.verify()).isEqualTo(new Outcome(300, 0L, true, null, null, null, null));

        verified.store.dayAgo(200);
        assertThat(verified.verify())
                .returns("witnesses-missing", Outcome::flaw)
                .returns(0L, Outcome::firstBadIndex);
    }

    @Test
    void findsForgedCosignatures() {
        demandsAWitness();
        tables.cosigned().put(300L, tables.newest().orElseThrow().toString());
        assertThat(verified.verify())
                .returns("cosignatures-forged", Outcome::flaw)
                .returns(299L, Outcome::firstBadIndex);

        tables.cosigned().put(300L, "nonsense");
        assertThat(verified.verify())
                .returns("cosignatures-forged", Outcome::flaw)
                .returns(299L, Outcome::firstBadIndex);
    }

    @Test
    void findsThatWitnessesSawAnotherLog() {
        demandsAWitness();
        tables.cosigned()
                .put(300L, cosigned(verified.log.sign(300, Hash.ofNothing())).toString());

        assertThat(verified.verify())
                .returns("witnessed-checkpoint-differs", Outcome::flaw)
                .returns(200L, Outcome::firstBadIndex);
    }
}
