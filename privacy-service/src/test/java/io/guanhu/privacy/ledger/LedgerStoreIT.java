package io.guanhu.privacy.ledger;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanhu.platform.testing.Memory;
import io.guanhu.platform.testing.Race;
import io.guanhu.platform.testing.ServiceDatabase;
import io.guanhu.privacy.model.proof.LedgerEntry;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import reactor.core.publisher.Mono;

class LedgerStoreIT {

    private final ServiceDatabase database = ServiceDatabase.of("privacy");
    private final LedgerStore ledger = new LedgerStore(database.client());

    @Test
    void chainsEachEntryToTheOneBefore() {
        LedgerEntry first = append(UUID.randomUUID());
        LedgerEntry second = append(UUID.randomUUID());

        assertThat(second).isEqualTo(first.next("{}"));
        assertThat(second.intact()).isTrue();
    }

    @Test
    void findsTheEntryOfARequest() {
        UUID request = UUID.randomUUID();
        LedgerEntry entry = append(request);

        assertThat(database.get(ledger.of(request))).isEqualTo(new LedgerStore.Appended(entry, Memory.NOW));
        assertThat(database.run(ledger.of(UUID.randomUUID()))).isNull();
    }

    @Test
    void leavesNoGapWhereOneIsRolledBack() {
        LedgerEntry before = append(UUID.randomUUID());
        UUID undone = UUID.randomUUID();

        database.rolledBack(entry(undone));

        assertThat(database.run(ledger.of(undone))).isNull();
        assertThat(append(UUID.randomUUID()).position()).isEqualTo(before.position() + 1);
    }

    @Test
    void letsTwoAppendOneAfterTheOther() {
        UUID first = UUID.randomUUID();

        Race<LedgerEntry> race = database.race(entry(first), entry(UUID.randomUUID()));

        LedgerEntry before = database.get(ledger.of(first)).entry();
        assertThat(race.waited()).isTrue();
        assertThat(requireNonNull(race.value())).isEqualTo(before.next("{}"));
    }

    @Test
    void takesTheOrderOfARequestOnce() {
        UUID request = UUID.randomUUID();
        append(request);

        assertThatThrownBy(() -> append(request)).isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void cannotBeRewrittenByTheService() {
        LedgerEntry entry = append(UUID.randomUUID());

        assertThatThrownBy(() -> database.run(database.client()
                        .sql("delete from erasure_ledger where position = :position")
                        .bind("position", entry.position())
                        .then()))
                .hasStackTraceContaining("permission denied");
    }

    private LedgerEntry append(UUID request) {
        return database.get(entry(request));
    }

    private Mono<LedgerEntry> entry(UUID request) {
        return ledger.append(request, "{}", Memory.NOW);
    }
}
