package io.guanhu.platform.app;

import static io.guanhu.platform.contract.DataCategory.CONTACT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.guanhu.platform.keyring.CustomerKeys;
import io.guanhu.platform.keyring.Keyring;
import io.guanhu.platform.keyring.store.KeyDatabase;
import io.guanhu.platform.runtime.Worker;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Keys that were created for work that failed. */
@AppTest
class UnusedKeysIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Keyring keyring;
    private final KeyDatabase keys;
    private final DatabaseClient data;
    private final Worker worker;

    @Autowired
    UnusedKeysIT(Keyring keyring, KeyDatabase keys, DatabaseClient data, @Qualifier("unusedKeyWorker") Worker worker) {
        this.keyring = keyring;
        this.keys = keys;
        this.data = data;
        this.worker = worker;
    }

    @Test
    void areRemovedWhenNoDataHasTheirOwnerAfterALongWhile() {
        UUID unused = provided();
        UUID used = provided();
        UUID listed = provided();
        UUID erased = provided();
        UUID young = provided();
        execute("insert into held (customer_id) values ('" + used + "')");
        execute("insert into held (customer_id, before) values (gen_random_uuid(), array['%s']::uuid[])"
                .formatted(listed));
        keyring.destroy(erased, Set.of(CONTACT)).block(PATIENCE);
        byte[] sealed = found(used).seal(CONTACT, "phone", "1".getBytes(UTF_8));
        for (UUID old : List.of(unused, used, listed, erased)) {
            keys.sql()
                    .sql("update new_owner set made_at = now() - interval '31 days' where owner = ?")
                    .param(old)
                    .update();
        }

        worker.wake();

        await().atMost(PATIENCE).until(() -> fresh(unused) + fresh(used) + fresh(listed) == 0);
        assertThat(found(unused).living(CONTACT)).isFalse();
        assertThat(found(unused).destroyed(CONTACT)).isFalse();
        assertThat(found(used).open(CONTACT, "phone", sealed)).isEqualTo("1".getBytes(UTF_8));
        assertThat(found(listed).living(CONTACT)).isTrue();
        assertThat(found(erased).destroyed(CONTACT)).isTrue();
        assertThat(found(young).living(CONTACT)).isTrue();
        assertThat(fresh(young)).isEqualTo(1);
        assertThat(keyring.sealing(List.of(unused), Set.of(CONTACT), Mono.defer(() -> keyring.keysOf(unused)))
                        .block(PATIENCE))
                .matches(theirs -> theirs.living(CONTACT));
    }

    /** A crash came between closing the fence and removing the keys. */
    @Test
    void leaveNoFenceClosedBehind() {
        UUID used = provided();
        execute("insert into held (customer_id) values ('" + used + "')");
        execute("insert into key_fence (owner, erasures) values ('" + used + "', 1)");
        execute("insert into key_fence_closing (owner, erasure)"
                + " values ('%s', '6b657973-756e-8573-8564-000000000000')".formatted(used));
        keys.sql()
                .sql("update new_owner set made_at = now() - interval '31 days' where owner = ?")
                .param(used)
                .update();

        worker.wake();

        await().atMost(PATIENCE).until(() -> fresh(used) == 0);
        assertThat(keyring.sealing(List.of(used), Set.of(CONTACT), Mono.defer(() -> keyring.keysOf(used)))
                        .block(PATIENCE))
                .isNotNull();
    }

    /** Customers registered since the backup are missing from it, and come back with newer data. */
    @Test
    void areLeftAloneWhileTheDataIsOlderThanTheKeys() {
        UUID living = provided();
        // At once: the worker may look between two statements, and take the key for an unused one.
        keys.sql().sql("""
                        with newer as (update owner_sweep set mark = mark + 1000000000)
                        update new_owner set made_at = now() - interval '31 days' where owner = ?
                        """).param(living).update();

        worker.wake();

        await().atMost(PATIENCE).until(() -> ageInDays(living) == 0);
        assertThat(found(living).living(CONTACT)).isTrue();
    }

    private long ageInDays(UUID owner) {
        return keys.sql()
                .sql("select extract(day from now() - made_at)::bigint from new_owner where owner = ?")
                .param(owner)
                .query(Long.class)
                .single();
    }

    private UUID provided() {
        UUID owner = UUID.randomUUID();
        keyring.provide(owner, Set.of(CONTACT)).block(PATIENCE);
        return owner;
    }

    private CustomerKeys found(UUID owner) {
        return Objects.requireNonNull(keyring.keysOf(owner).block(PATIENCE));
    }

    private long fresh(UUID owner) {
        return keys.sql()
                .sql("select count(*) from new_owner where owner = ?")
                .param(owner)
                .query(Long.class)
                .single();
    }

    private void execute(String sql) {
        data.sql(sql).fetch().rowsUpdated().block(PATIENCE);
    }
}
