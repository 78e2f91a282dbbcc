package io.guanhu.platform.outbox;

import io.guanhu.platform.contract.Event;
import io.guanhu.platform.contract.EventCodec;
import io.guanhu.platform.database.RefusingDatabase;
import io.guanhu.platform.database.transaction.InMemoryTransactions;
import io.guanhu.platform.publishing.OutgoingEvent;
import io.guanhu.platform.runtime.Ids;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import reactor.core.publisher.Mono;

/** The real outbox over rows in memory: what is read here was committed. */
public final class InMemoryOutbox {

    private final List<OutgoingEvent> rows;
    private final Outbox outbox;

    public InMemoryOutbox(InMemoryTransactions transactions, Ids ids, Clock clock) {
        this.rows = transactions.list();
        this.outbox = new Outbox(new Store(), ids, clock, () -> {});
    }

    public Outbox outbox() {
        return outbox;
    }

    /** The types of all events, in their order. */
    public List<String> types() {
        return rows.stream().map(OutgoingEvent::type).toList();
    }

    /** The events of one type, in their order. */
    public <T extends Event> List<T> of(Class<T> type) {
        String named = EventCodec.typeOf(type).value();
        return rows.stream()
                .filter(row -> row.type().equals(named))
                .map(row -> EventCodec.read(type, row.data().getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    private final class Store extends OutboxStore {

        Store() {
            super(new RefusingDatabase());
        }

        @Override
        Mono<Void> append(List<OutgoingEvent> events) {
            return Mono.fromRunnable(() -> rows.addAll(events));
        }
    }
}
