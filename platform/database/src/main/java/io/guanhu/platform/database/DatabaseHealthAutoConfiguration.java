package io.guanhu.platform.database;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/** Reports whether connections are available. */
@AutoConfiguration(after = DatabaseAutoConfiguration.class)
@ConditionalOnClass(HealthIndicator.class)
@ConditionalOnBean(LeasedPools.class)
class DatabaseHealthAutoConfiguration {

    @Bean
    HealthIndicator connectionsHealthIndicator(LeasedPools pools, DatabaseProperties limits) {
        return ConnectionsHealth.forReadiness(pools, limits.notReadyAfter());
    }

    @Bean
    HealthIndicator connectionsLostHealthIndicator(LeasedPools pools, DatabaseProperties limits) {
        return ConnectionsHealth.forLiveness(pools, limits.notLiveAfter());
    }

    @Bean
    MeterBinder connectionMeters(LeasedPools pools) {
        return meters -> {
            Gauge.builder("guanhu.database.stalled", pools, sum(DatabaseHealthAutoConfiguration::stalled))
                    .description("How long requests for a connection have gone unanswered")
                    .baseUnit("seconds")
                    .register(meters);
            FunctionCounter.builder("guanhu.database.connections.cut", pools, sum(LeasedConnections::timesCut))
                    .description("Connections that were held for too long")
                    .register(meters);
            FunctionCounter.builder("guanhu.database.connections.second", pools, sum(LeasedConnections::timesSecond))
                    .description("Connections that were asked for inside a transaction")
                    .register(meters);
        };
    }

    private static double stalled(LeasedConnections pool) {
        return pool.stalledFor().toMillis() / 1000.0;
    }

    private static ToDoubleFunction<LeasedPools> sum(ToDoubleFunction<LeasedConnections> each) {
        return pools -> pools.pools().stream().mapToDouble(each).sum();
    }
}
