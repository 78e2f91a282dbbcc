package io.guanhu.platform.database;

import java.time.Duration;
import java.util.function.Predicate;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Down while nobody can get a connection. */
final class ConnectionsHealth implements HealthIndicator {

    private final LeasedPools pools;
    private final Predicate<LeasedConnections> down;

    private ConnectionsHealth(LeasedPools pools, Predicate<LeasedConnections> down) {
        this.pools = pools;
        this.down = down;
    }

    /** Nobody has got a connection for so long that requests would only wait. */
    static ConnectionsHealth forReadiness(LeasedPools pools, Duration after) {
        return new ConnectionsHealth(pools, pool -> pool.stalledFor().compareTo(after) > 0);
    }

    /**
     * All connections are in use and none is returned, so only a restart helps. It does not help if
     * the database is down.
     */
    static ConnectionsHealth forLiveness(LeasedPools pools, Duration after) {
        return new ConnectionsHealth(
                pools, pool -> pool.exhausted() && pool.stalledFor().compareTo(after) > 0);
    }

    @Override
    public Health health() {
        Health.Builder health = pools.pools().stream().anyMatch(down) ? Health.down() : Health.up();
        for (LeasedConnections pool : pools.pools()) {
            health.withDetail("inUse", pool.inUse())
                    .withDetail("waiting", pool.waiting())
                    .withDetail("noneForSeconds", pool.stalledFor().toSeconds());
        }
        return health.build();
    }
}
