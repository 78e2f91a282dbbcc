package io.guanhu.ownership.transfer;

import static io.guanhu.ownership.model.Book.CHAOYANG;
import static io.guanhu.ownership.model.Book.NOW;
import static io.guanhu.ownership.model.Book.PUDONG;
import static io.guanhu.ownership.model.Book.YESTERDAY;
import static io.guanhu.ownership.model.Book.manager;

import io.guanhu.ownership.model.branch.Branch;
import io.guanhu.ownership.model.branch.Manager;
import io.guanhu.ownership.model.transfer.ReasonCode;
import io.guanhu.ownership.model.transfer.Transfer;
import io.guanhu.ownership.timeline.InMemoryTimeline;
import io.guanhu.platform.contract.OwnershipEvents.TransferAdvanced;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.testing.Callers;
import io.guanhu.platform.testing.Memory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Transfers in memory, with managers in two cities. */
final class TransferDesk {

    static final Caller GIVER = Callers.manager("E1101", CHAOYANG.path());
    static final Caller RECEIVER = Callers.manager("E2101", PUDONG.path());
    static final Caller GIVING_LEAD = Callers.lead("E1190", "BJ/CHAOYANG");
    static final Caller RECEIVING_LEAD = Callers.lead("E2190", "SH");

    final Memory memory = new Memory("ownership-service");
    final InMemoryTimeline book = new InMemoryTimeline(memory);
    final InMemoryApprovalStore approvals = new InMemoryApprovalStore(memory);
    final InMemoryTransferStore store = new InMemoryTransferStore(memory, approvals);
    final Advancing advancing =
            new Advancing(store, book.timeline(), book.texts(), memory.outbox(), memory.ids(), memory.clock());
    final TransferViews views = new TransferViews(
            store, new OpenTransferStore(Memory.noDatabase()), book.texts(), memory.acts(), memory.cursors());
    final Transfers transfers = new Transfers(
            book.timeline(),
            store,
            approvals,
            advancing,
            views,
            book.commands(),
            memory.acts(),
            memory.ids(),
            memory.clock());
    final UUID customer;

    TransferDesk() {
        memory.clock().set(NOW);
        List.of("E1101", "E1102", "E2101").forEach(id -> book.manager(manager(id)));
        book.manager(new Manager("E3101", "Left", new Branch("GZ/TIANHE/001"), false, true));
        book.manager(new Manager("E3102", "Closed", new Branch("GZ/YUEXIU/001"), true, false));
        customer = book.customerOf("E1101", YESTERDAY);
    }

    static Transfers.Proposal proposal(UUID customer, String toManager, @Nullable Instant from) {
        return new Transfers.Proposal(List.of(customer), toManager, ReasonCode.RELOCATION, null, from);
    }

    /** The customer is proposed to the receiver. */
    UUID proposed(@Nullable Instant from) {
        return memory.get(transfers.propose(proposal(customer, "E2101", from), GIVER))
                .terms()
                .id();
    }

    /** The receiver has accepted. */
    UUID accepted(@Nullable Instant from) {
        UUID id = proposed(from);
        memory.run(transfers.accept(id, RECEIVER));
        return id;
    }

    /** A lead of each side has approved. */
    UUID approved(@Nullable Instant from) {
        UUID id = accepted(from);
        memory.run(transfers.approve(id, GIVING_LEAD));
        memory.run(transfers.approve(id, RECEIVING_LEAD));
        return id;
    }

    Completing completing() {
        return new Completing(store, advancing, memory.transaction(), memory.clock(), Duration.ofMinutes(1));
    }

    Transfer.State state(UUID id) {
        return Objects.requireNonNull(store.find(id).map(Transfer::state).block());
    }

    /** The states that were announced of the customer's transfers. */
    List<String> advances() {
        return memory.announced(TransferAdvanced.class).stream()
                .map(each -> each.state().name())
                .toList();
    }
}
