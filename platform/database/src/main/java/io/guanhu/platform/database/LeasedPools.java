package io.guanhu.platform.database;

import io.r2dbc.pool.ConnectionPool;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.scheduler.Schedulers;

/** Puts {@link LeasedConnections} in front of every pool of the service, and supervises them. */
final class LeasedPools implements BeanPostProcessor, SmartLifecycle {

    private static final Duration EVERY = Duration.ofSeconds(1);

    private final ObjectProvider<DatabaseProperties> limits;
    private final List<LeasedConnections> pools = new CopyOnWriteArrayList<>();
    private volatile @Nullable Disposable watching;

    LeasedPools(ObjectProvider<DatabaseProperties> limits) {
        this.limits = limits;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (!(bean instanceof ConnectionPool pool)) {
            return bean;
        }
        var leased = new LeasedConnections(pool, limits.getObject(), () -> pools);
        pools.add(leased);
        return leased;
    }

    List<LeasedConnections> pools() {
        return List.copyOf(pools);
    }

    @Override
    public void start() {
        watching = Schedulers.parallel()
                .schedulePeriodically(
                        () -> pools.forEach(LeasedConnections::sweep),
                        EVERY.toMillis(),
                        EVERY.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        Disposable current = watching;
        if (current != null) {
            current.dispose();
            watching = null;
        }
    }

    @Override
    public boolean isRunning() {
        return watching != null;
    }

    /** First to start and last to stop, because anything that stops may hold connections. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
