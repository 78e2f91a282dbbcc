package io.guanhu.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanhu.platform.audit.AuditEntry;
import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.platform.contract.AuditEvents.Outcome;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.contract.OwnershipEvents.CustomerPooled;
import io.guanhu.platform.keyring.KeyDestroyedException;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.security.Caller;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

class MemoryTests {

    private static final UUID CUSTOMER = UUID.randomUUID();
    private static final AuditEntry ACT = AuditEntry.onCustomer(Caller.service("tests"), "customer.pool", CUSTOMER);

    private final Memory memory = new Memory("tests");
    private final Map<UUID, String> rows = memory.rows();

    private Mono<Void> pool() {
        return Mono.<Void>fromRunnable(() -> rows.put(CUSTOMER, "POOLED"))
                .then(memory.outbox().append(new CustomerPooled(CUSTOMER, CUSTOMER, "BJ", Memory.NOW, Memory.NOW)));
    }

    @Test
    void keepsAndAnnouncesWhatIsCommitted() {
        memory.run(memory.acts().carryOut(ACT, pool()));

        assertThat(rows).containsEntry(CUSTOMER, "POOLED");
        assertThat(memory.announced()).containsExactly("ownership.customer-pooled.v1");
        assertThat(memory.announced(CustomerPooled.class)).singleElement().returns("BJ", CustomerPooled::branch);
        assertThat(memory.entered()).containsExactly("customer.pool ALLOWED");
        assertThat(memory.transactions().committed()).isOne();
    }

    @Test
    void forgetsWhatIsRolledBackAndTellsWhatWasAttempted() {
        rows.put(CUSTOMER, "OWNED");

        ProblemException refused = memory.refusal(
                memory.acts().carryOut(ACT, pool().then(Mono.error(ProblemException.conflict("customer-owned")))));

        assertThat(refused.code()).isEqualTo("customer-owned");
        assertThat(rows).containsExactly(Map.entry(CUSTOMER, "OWNED"));
        assertThat(memory.announced()).isEmpty();
        assertThat(memory.entered()).isEmpty();
        assertThat(memory.attempted()).containsExactly("customer.pool");
        assertThat(memory.transactions().committed()).isZero();
        assertThat(memory.transactions().rolledBack()).isOne();
    }

    /** As for a real request: what was refused within the transaction is entered once that has ended. */
    @Test
    void entersARefusalThoughItsTransactionIsRolledBack() {
        memory.refusal(memory.audit()
                .refused(ACT)
                .then(Mono.error(ProblemException.conflict("customer-owned")))
                .as(memory.transaction()::transactional));

        assertThat(memory.entries()).singleElement().returns(Outcome.REFUSED, AuditEntryRecorded::outcome);
    }

    @Test
    void refusesToAnnounceOutsideATransaction() {
        assertThatIllegalStateException().isThrownBy(() -> memory.run(pool()));
    }

    @Test
    void failsWhereNothingIsRefused() {
        assertThatThrownBy(() -> memory.refusal(Mono.just(7))).isInstanceOf(AssertionError.class);
    }

    @Test
    void namesTheMethodThatAStoreInMemoryLacks() {
        DatabaseClient none = Memory.noDatabase();

        assertThatThrownBy(() -> none.sql("select 1"))
                .hasMessageContaining("override")
                .hasMessageContaining("select 1");
    }

    @Test
    void opensWhatItSealedUntilTheKeyIsDestroyed() {
        byte[] value = {1, 2, 3};
        byte[] sealed = memory.get(memory.keyring()
                .sealing(
                        Set.of(CUSTOMER),
                        Set.of(DataCategory.CONTACT),
                        memory.keyring()
                                .provide(CUSTOMER, Set.of(DataCategory.CONTACT))
                                .map(keys -> keys.seal(DataCategory.CONTACT, "note", value))));
        assertThat(memory.keys().of(CUSTOMER).open(DataCategory.CONTACT, "note", sealed))
                .isEqualTo(value);

        memory.get(memory.keyring().destroy(CUSTOMER, Set.of(DataCategory.CONTACT)));

        assertThatThrownBy(() -> memory.keys().of(CUSTOMER).open(DataCategory.CONTACT, "note", sealed))
                .isInstanceOf(KeyDestroyedException.class);
    }

    @Test
    void refusesToBeAskedForKeysWithinATransaction() {
        assertThatIllegalStateException()
                .isThrownBy(() -> memory.run(memory.keyring().keysOf(CUSTOMER).as(memory.transaction()::transactional)))
                .withMessageContaining("within a transaction");
    }
}
