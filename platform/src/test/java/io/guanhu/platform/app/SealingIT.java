package io.guanhu.platform.app;

import static io.guanhu.platform.contract.DataCategory.CONTACT;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.keyring.CustomerKeys;
import io.guanhu.platform.keyring.Keyring;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keys are fetched before a transaction opens, and an erasure in between is noticed. */
@AppTest
class SealingIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Keyring keyring;
    private final TransactionalOperator transaction;
    private final DatabaseClient sql;
    private final UUID customer = UUID.randomUUID();

    SealingIT(
            @Autowired Keyring keyring,
            @Autowired TransactionalOperator transaction,
            @Autowired DatabaseClient sql) {
        this.keyring = keyring;
        this.transaction = transaction;
        this.sql = sql;
    }

    @Test
    void asksTheStoreForNoKeyInHand() {
        keyring.provide(customer, Set.of(CONTACT)).block(PATIENCE);
        Mono<CustomerKeys> destroyedMeanwhile =
                keyring.destroy(customer, Set.of(CONTACT))
                        .then(keyring.provide(customer, Set.of(CONTACT)));

        CustomerKeys inHand =
                keyring.holding(List.of(customer), destroyedMeanwhile).block(PATIENCE);

        assertThat(inHand).isNotNull();
        assertThat(inHand.living(CONTACT)).isTrue();
        assertThat(inHandNoMore().destroyed(CONTACT)).isTrue();
    }

    /**
     * Many keys are fetched just before an erasure and used just after it, unless the fence holds.
     */
    @Test
    void leavesNothingSealedUnderAKeyWhoseErasureCameInBetween() {
        List<UUID> customers = Stream.generate(UUID::randomUUID).limit(60).toList();
        keyring.provide(customers, Set.of(CONTACT)).block(PATIENCE);

        Flux.fromIterable(customers)
                .flatMap(each -> Flux.merge(write(each), write(each), erase(each), write(each)), 8)
                .blockLast(PATIENCE);

        assertThat(
                        sql.sql("select text from effect where text like 'sealed %'")
                                .fetch()
                                .all()
                                .collectList()
                                .block(PATIENCE))
                .isEmpty();
    }

    private Mono<Void> write(UUID id) {
        Mono<Void> writing =
                keyring.keysOf(id)
                        .filter(keys -> keys.living(CONTACT))
                        .flatMap(keys -> insert(id))
                        .then();
        return keyring.sealing(List.of(id), Set.of(CONTACT), writing);
    }

    private Mono<Void> erase(UUID id) {
        return keyring.fenceOff(List.of(id))
                .then(
                        sql.sql("delete from effect where text = :id")
                                .bind("id", "sealed " + id)
                                .then())
                .as(transaction::transactional)
                .then(keyring.destroy(id, Set.of(CONTACT)))
                .then();
    }

    private Mono<Void> insert(UUID id) {
        return sql.sql("insert into effect (text) values (:id)").bind("id", "sealed " + id).then();
    }

    private CustomerKeys inHandNoMore() {
        return Objects.requireNonNull(keyring.keysOf(customer).block(PATIENCE));
    }
}
