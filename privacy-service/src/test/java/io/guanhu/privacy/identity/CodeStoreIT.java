package io.guanhu.privacy.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.testing.Database;
import io.guanhu.testing.PostgresServer;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;

class CodeStoreIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Instant THEN = Instant.parse("2026-03-04T12:00:00Z");
    private static final Database DATABASE = PostgresServer.shared().freshDatabase("privacy");

    private final CodeStore codes = new CodeStore(DatabaseClient.create(connections()));

    @BeforeAll
    static void thereAreTables() {
        Flyway.configure()
                .dataSource(DATABASE.jdbcUrl(), DATABASE.ownerRole(), DATABASE.ownerPassword())
                .locations("classpath:db/platform", "classpath:db/migration")
                .placeholders(Map.of("app_role", DATABASE.appRole()))
                .load()
                .migrate();
    }

    @Test
    void forgetsWhatExpiredBeforeButNotWhatARequestWaitsFor() throws SQLException {
        code("COMPLETED", "old", THEN.minusSeconds(1));
        code("CANCELLED", "older", THEN.minusSeconds(100));
        code("COMPLETED", "young", THEN);
        code("VERIFYING", "awaited", THEN.minusSeconds(100));

        assertThat(codes.forget(THEN, 1).block(LIMIT)).isOne();
        assertThat(codes.forget(THEN, 10).block(LIMIT)).isOne();
        assertThat(codes.forget(THEN, 10).block(LIMIT)).isZero();

        assertThat(left()).isEqualTo("awaited,young");
    }

    private static void code(String state, String hash, Instant expires) throws SQLException {
        run("""
                with r as (
                    insert into privacy_request (id, customer_id, type, state, scope, channel, reason_code, filed_by_type,
                        filed_by, handlers, filed_at, deadline, expires_at, locale, due_at)
                    values (gen_random_uuid(), gen_random_uuid(), 'ERASURE', '%s', '{CONTACT}', 'APP', 'OTHER', 'CUSTOMER',
                        'c', '{}', now(), current_date, now(), 'zh-CN', now())
                    returning id)
                insert into identity_code (id, request_id, hash, created_at, expires_at, asked_by)
                select gen_random_uuid(), id, '%s', now(), '%s', 'CUSTOMER' from r
                """.formatted(state, hash, expires));
    }

    private static String left() throws SQLException {
        try (Connection connection = DATABASE.connectAsOwner();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("select string_agg(hash, ',' order by hash) from identity_code")) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void run(String sql) throws SQLException {
        try (Connection connection = DATABASE.connectAsOwner();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static ConnectionFactory connections() {
        return ConnectionFactories.get(ConnectionFactoryOptions.parse(DATABASE.r2dbcUrl())
                .mutate()
                .option(ConnectionFactoryOptions.USER, DATABASE.appRole())
                .option(ConnectionFactoryOptions.PASSWORD, DATABASE.appPassword())
                .build());
    }
}
