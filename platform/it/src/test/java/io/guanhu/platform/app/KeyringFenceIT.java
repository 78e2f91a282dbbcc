package io.guanhu.platform.app;

import static io.guanhu.platform.contract.DataCategory.CONTACT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanhu.platform.contract.DataCategory;
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
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Nothing is sealed under a key while an erasure is ending it. */
@AppTest(shared = true)
class KeyringFenceIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Keyring keyring;
    private final TransactionalOperator transaction;
    private final DatabaseClient sql;
    private final UUID customer = UUID.randomUUID();

    KeyringFenceIT(
            @Autowired Keyring keyring, @Autowired TransactionalOperator transaction, @Autowired DatabaseClient sql) {
        this.keyring = keyring;
        this.transaction = transaction;
        this.sql = sql;
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

        List<String> living = done(keyring.keysOf(customers)).entrySet().stream()
                .map(each -> text(each.getKey(), each.getValue()))
                .toList();
        assertThat(sql.sql("select text from effect where text like 'sealed %'")
                        .map(row -> Objects.requireNonNull(row.get("text", String.class)))
                        .all()
                        .collectList()
                        .block(PATIENCE))
                .isSubsetOf(living);
    }

    private Mono<Void> write(UUID id) {
        Mono<Void> writing = keyring.keysOf(id)
                .filter(keys -> keys.living(CONTACT))
                .flatMap(keys -> insert(text(id, keys)))
                .then();
        return keyring.sealing(List.of(id), Set.of(CONTACT), writing);
    }

    /** Two erasures of one customer at a time do not end each other's. */
    @Test
    void sealsNothingWhileAnyErasureHasNotReadBack() {
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        provided(CONTACT);
        for (UUID erasure : List.of(first, second, first)) {
            keyring.fenceOff(List.of(customer), erasure)
                    .as(transaction::transactional)
                    .block(PATIENCE);
        }
        done(keyring.destroy(customer, Set.of(CONTACT)));

        assertThatThrownBy(() -> write(customer).block(PATIENCE))
                .isInstanceOf(TransientDataAccessResourceException.class);
        keyring.reopen(List.of(customer), first).block(PATIENCE);
        assertThatThrownBy(() -> write(customer).block(PATIENCE))
                .isInstanceOf(TransientDataAccessResourceException.class);

        keyring.reopen(List.of(customer), second).block(PATIENCE);
        write(customer).block(PATIENCE);
    }

    private Mono<Void> erase(UUID id) {
        UUID erasure = UUID.randomUUID();
        return keyring.fenceOff(List.of(id), erasure)
                .then(sql.sql("delete from effect where text like :id")
                        .bind("id", "sealed " + id + " %")
                        .then())
                .as(transaction::transactional)
                .then(keyring.destroy(id, Set.of(CONTACT)))
                .then(keyring.reopen(List.of(id), erasure));
    }

    private static String text(UUID id, CustomerKeys keys) {
        return "sealed " + id + " under " + keys.generation(CONTACT);
    }

    private Mono<Void> insert(String text) {
        return sql.sql("insert into effect (text) values (:text)")
                .bind("text", text)
                .then();
    }

    private CustomerKeys provided(DataCategory... categories) {
        return done(keyring.provide(customer, Set.of(categories)));
    }

    private static <T> T done(Mono<T> work) {
        return Objects.requireNonNull(work.block(PATIENCE));
    }
}
