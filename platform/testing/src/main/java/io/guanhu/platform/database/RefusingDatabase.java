package io.guanhu.platform.database;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What a store in memory hands to its superclass: a method that was not overridden fails, and says so. */
public final class RefusingDatabase implements DatabaseClient {

    @Override
    public ConnectionFactory getConnectionFactory() {
        throw refusal("a connection");
    }

    @Override
    public GenericExecuteSpec sql(String sql) {
        throw refusal(sql);
    }

    @Override
    public GenericExecuteSpec sql(Supplier<String> sql) {
        throw refusal(sql.get());
    }

    @Override
    public <T> Mono<T> inConnection(Function<Connection, Mono<T>> action) {
        throw refusal("a connection");
    }

    @Override
    public <T> Flux<T> inConnectionMany(Function<Connection, Flux<T>> action) {
        throw refusal("a connection");
    }

    private static UnsupportedOperationException refusal(String asked) {
        return new UnsupportedOperationException("In memory: override the store's method that asks for " + asked);
    }
}
