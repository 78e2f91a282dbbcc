package io.guanhu.platform.database;

import io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider;
import java.time.Duration;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.r2dbc.autoconfigure.ConnectionFactoryOptionsBuilderCustomizer;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import reactor.netty.resources.LoopResources;

/** Spreads database connections over event loops of their own. */
@AutoConfiguration(before = R2dbcAutoConfiguration.class)
@ConditionalOnClass({
    PostgresqlConnectionFactoryProvider.class,
    ConnectionFactoryOptionsBuilderCustomizer.class,
    LoopResources.class
})
class DatabaseAutoConfiguration {

    /**
     * Without colocation: by default a connection stays on the event loop that asked for it, and a
     * pool that was filled at start ends up on one loop altogether.
     */
    @Bean(destroyMethod = "dispose")
    LoopResources databaseLoops() {
        return LoopResources.create(
                "r2dbc", 1, Runtime.getRuntime().availableProcessors(), true, false);
    }

    /**
     * @param abandoned how long a transaction may be left standing before the database ends it: a
     *     process that was paused, or cut off, must not keep its locks from the others
     */
    @Bean
    ConnectionFactoryOptionsBuilderCustomizer databaseSessions(
            LoopResources databaseLoops,
            @Value("${guanhu.database.abandoned-transaction:60s}") Duration abandoned) {
        Map<String, String> session =
                Map.of("idle_in_transaction_session_timeout", Long.toString(abandoned.toMillis()));
        return options ->
                options.option(PostgresqlConnectionFactoryProvider.LOOP_RESOURCES, databaseLoops)
                        .option(PostgresqlConnectionFactoryProvider.OPTIONS, session);
    }
}
