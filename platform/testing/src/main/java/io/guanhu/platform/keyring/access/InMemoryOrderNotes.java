package io.guanhu.platform.keyring.access;

import io.guanhu.platform.keyring.store.OrderNoteStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Notes that are beside the data: no rollback takes one back, and reading them within a transaction fails. */
public final class InMemoryOrderNotes {

    private final Map<String, String> notes = new ConcurrentHashMap<>();
    private final OrderNotes all = new OrderNotes(
            new Store(notes),
            new KeyThreads(1, Duration.ofSeconds(5)),
            new OutsideTransactions(true, new SimpleMeterRegistry()));

    public OrderNotes notes() {
        return all;
    }

    public int size() {
        return notes.size();
    }

    /** Without a data source, its superclass refuses. */
    private static final class Store extends OrderNoteStore {

        private final Map<String, String> notes;

        Store(Map<String, String> notes) {
            super(JdbcClient.create(new JdbcTemplate()));
            this.notes = notes;
        }

        @Override
        public void keep(UUID orderId, String kind, String note) {
            notes.putIfAbsent(orderId + " " + kind, note);
        }

        @Override
        public Optional<String> find(UUID orderId, String kind) {
            return Optional.ofNullable(notes.get(orderId + " " + kind));
        }
    }
}
