package io.guanhu.ownership.transfer;

import static io.guanhu.ownership.model.Book.TOMORROW;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.ownership.model.transfer.Transfer;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CompletingTests {

    private final TransferDesk desk = new TransferDesk();
    private final UUID id = desk.approved(TOMORROW);

    @Test
    void waitsForTheInstant() {
        int committed = desk.memory.transactions().committed();

        assertThat(desk.memory.run(desk.completing().completeDue())).isEqualTo(Duration.ofMinutes(1));

        assertThat(desk.state(id)).isEqualTo(Transfer.State.APPROVED);
        assertThat(desk.memory.transactions().committed()).isEqualTo(committed);
    }

    @Test
    void announcesWhatIsDueOnce() {
        desk.memory.clock().set(TOMORROW);

        desk.memory.run(desk.completing().completeDue());
        desk.memory.run(desk.completing().completeDue());

        assertThat(desk.state(id)).isEqualTo(Transfer.State.COMPLETED);
        assertThat(desk.advances()).containsExactly("PROPOSED", "ACCEPTED", "ACCEPTED", "COMPLETED");
    }
}
