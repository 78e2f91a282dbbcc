package io.guanhu.audit.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.audit.Acts;
import io.guanhu.audit.standing.LogTables;
import io.guanhu.audit.standing.LogTables.Leaf;
import io.guanhu.platform.contract.AuditEvents.AlertRaised;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TailVerificationTests {

    private static final Duration REST = Duration.ofSeconds(20);

    @TempDir
    private Path directory;

    private VerifiedLog verified;
    private LogTables tables;

    @BeforeEach
    void hasALogOfThree() {
        verified = new VerifiedLog(directory);
        tables = verified.log.tables();
        verified.appends.append(3, Acts::attempt);
    }

    @AfterEach
    void holdsNoConnection() {
        assertThat(verified.store.connections()).isZero();
    }

    private void round() {
        assertThat(verified.log.memory().get(verified.tail.round())).isEqualTo(REST);
    }

    /** Throws if there is none. */
    private String position() {
        return verified.store.position().orElseThrow();
    }

    private void change(long leaf) {
        tables.leaves().put(leaf, new Leaf(UUID.randomUUID(), Acts.attempt().leaf()));
    }

    private double age() {
        return verified.log
                .meters()
                .get("guanhu.audit.verification.tail.age")
                .gauge()
                .value();
    }

    @Test
    void verifiesWhatWasAppendedAndRemembersHowFarItGot() {
        verified.log.memory().clock().pass(Duration.ofSeconds(40));
        round();

        assertThat(verified.positions.read("tail", position()))
                .hasValueSatisfying(reached -> assertThat(reached.root())
                        .isEqualTo(
                                verified.log.standing().agreed().orElseThrow().root()));
        assertThat(verified.alerts()).isEmpty();
        assertThat(age()).isZero();
    }

    @Test
    void verifiesOnlyWhatIsNew() {
        round();
        change(1);
        verified.appends.append(300, Acts::attempt);

        round();

        assertThat(verified.alerts()).isEmpty();
        assertThat(verified.alarm.standing()).isNull();
    }

    @Test
    void findsWhatWasChangedAndStaysThere() {
        round();
        verified.appends.append(Acts.attempt());
        change(3);
        String before = position();
        verified.log.memory().clock().pass(Duration.ofSeconds(40));

        round();

        assertThat(verified.alerts())
                .singleElement()
                .returns("leaf-changed", AlertRaised::flaw)
                .returns(3L, AlertRaised::leafIndex);
        assertThat(verified.alarm.standing()).isNotNull().returns(4L, Outcome::size);
        assertThat(position()).isEqualTo(before);
        assertThat(age()).isEqualTo(40);
    }

    @Test
    void raisesTheAlarmOnceForAFaultThatStays() {
        change(1);

        round();
        round();

        assertThat(verified.alerts()).hasSize(1);
    }

    /** Moving the position in the database must not make it skip anything. */
    @Test
    void beginsAnewWhenThePositionWasForged() {
        round();
        change(1);
        for (String forged :
                List.of("nonsense", verified.positions.write(UUID.randomUUID().toString(), verified.frontier(3)))) {
            verified.store.position(forged);
            verified.log.alerts().forget();

            round();
            assertThat(verified.alerts()).isNotEmpty();
        }
        assertThat(verified.alerts()).extracting(AlertRaised::leafIndex).containsExactly(1L, 1L);
    }

    @Test
    void hasNothingToVerifyInAnEmptyLog(@TempDir Path other) {
        verified = new VerifiedLog(other);

        round();

        assertThat(verified.store.position()).isEmpty();
        assertThat(verified.alerts()).isEmpty();
    }
}
