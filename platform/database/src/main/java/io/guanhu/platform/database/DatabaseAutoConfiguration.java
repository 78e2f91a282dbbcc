package io.guanhu.platform.database;

import static io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider.LOOP_RESOURCES;
import static io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider.OPTIONS;
import static io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider.TCP_KEEPALIVE;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.r2dbc.autoconfigure.ConnectionFactoryOptionsBuilderCustomizer;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import reactor.netty.resources.LoopResources;

/** Spreads database connections over event loops of their own, and limits their use. */
@AutoConfiguration(before = R2dbcAutoConfiguration.class)
@ConditionalOnClass({
    PostgresqlConnectionFactoryProvider.class,
    ConnectionFactoryOptionsBuilderCustomizer.class,
    ConnectionPool.class,
    LoopResources.class
})
@EnableConfigurationProperties(DatabaseProperties.class)
class DatabaseAutoConfiguration {

    /**
     * Without colocation: by default a connection stays on the event loop that requested it, so a
     * pool filled at start would be on a single loop.
     */
    @Bean(destroyMethod = "dispose")
    LoopResources databaseLoops() {
        return LoopResources.create("r2dbc", 1, Runtime.getRuntime().availableProcessors(), true, false);
    }

    @Bean
    ConnectionFactoryOptionsBuilderCustomizer databaseSessions(LoopResources databaseLoops, DatabaseProperties limits) {
        Map<String, String> session = session(limits);
        return options -> options.option(LOOP_RESOURCES, databaseLoops)
                .option(ConnectionFactoryOptions.CONNECT_TIMEOUT, limits.connectTimeout())
                .option(TCP_KEEPALIVE, true)
                .option(OPTIONS, session);
    }

    private static Map<String, String> session(DatabaseProperties limits) {
        Map<String, String> session = new HashMap<>();
        session.put("statement_timeout", millis(limits.statementTimeout()));
        session.put("lock_timeout", millis(limits.lockTimeout()));
        session.put("idle_in_transaction_session_timeout", millis(limits.abandonedTransaction()));
        // The server notices a client that is gone, even during a statement.
        session.put("client_connection_check_interval", "10000");
        session.put("tcp_keepalives_idle", "60");
        session.put("tcp_keepalives_interval", "10");
        session.put("tcp_keepalives_count", "3");
        return Map.copyOf(session);
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }

    @Bean
    static LeasedPools leasedPools(ObjectProvider<DatabaseProperties> limits) {
        return new LeasedPools(limits);
    }
}
