package io.guanhu.platform.keyring.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.testing.Database;
import io.guanhu.testing.PostgresServer;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrderNoteStoreIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Database place = PostgresServer.shared().freshKeyStore("notes");
    private final KeyDatabase database = new KeyDatabase(new KeyDatabase.Settings(
            place.jdbcUrl(), place.appRole(), place.appPassword(), 2, PATIENCE, PATIENCE, PATIENCE));
    private final OrderNoteStore store = new OrderNoteStore(database.sql());
    private final UUID order = UUID.randomUUID();

    @BeforeAll
    void migrate() {
        KeyDatabase.migrate(place.jdbcUrl(), place.ownerRole(), place.ownerPassword());
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Test
    void keepsTheFirstNoteOfAKind() {
        store.keep(order, "people", "1");
        store.keep(order, "people", "2");
        store.keep(order, "marks", "3");

        assertThat(store.find(order, "people")).contains("1");
        assertThat(store.find(order, "marks")).contains("3");
    }

    @Test
    void knowsNoNoteOfAnotherOrder() {
        store.keep(order, "people", "1");

        assertThat(store.find(UUID.randomUUID(), "people")).isEmpty();
        assertThat(store.find(order, "others")).isEmpty();
    }
}
