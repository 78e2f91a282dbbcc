package io.guanhu.platform.messagekeys.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.testing.Database;
import io.guanhu.testing.DeclaredSchema;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;

class MessageKeyStoreIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Instant NOW = Instant.parse("2026-06-15T08:00:00Z");
    private static final DatabaseClient DATABASE =
            client(DeclaredSchema.migrated("message_keys").database());

    private final MessageKeyStore store = new MessageKeyStore(DATABASE);

    private static DatabaseClient client(Database database) {
        return DatabaseClient.create(ConnectionFactories.get(ConnectionFactoryOptions.parse(database.r2dbcUrl())
                .mutate()
                .option(ConnectionFactoryOptions.USER, database.appRole())
                .option(ConnectionFactoryOptions.PASSWORD, database.appPassword())
                .build()));
    }

    @BeforeEach
    void nothingWasSigned() {
        DATABASE.sql("delete from message_key").then().block(LIMIT);
    }

    private void note(int second, String... ids) {
        store.note(List.of(ids), NOW.plusSeconds(second)).block(LIMIT);
    }

    @Test
    void tellsTheKeysInTheOrderOfTheirFirstUse() {
        note(1, "second");
        note(0, "first");

        assertThat(store.used().block(LIMIT)).containsExactly("first", "second");
    }

    @Test
    void keepsTheFirstUseOfAKey() {
        note(0, "old");
        note(1, "new");
        note(2, "old", "newest");

        assertThat(store.used().block(LIMIT)).containsExactly("old", "new", "newest");
    }
}
