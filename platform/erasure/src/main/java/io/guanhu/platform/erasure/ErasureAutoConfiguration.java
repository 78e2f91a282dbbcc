package io.guanhu.platform.erasure;

import io.guanhu.platform.audit.AuditTrail;
import io.guanhu.platform.idempotency.IdempotencyKeys;
import io.guanhu.platform.keyring.Keyring;
import io.guanhu.platform.ledger.Anchors;
import io.guanhu.platform.outbox.Outbox;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;

/** The protocol of erasure around a service's {@link DataHolder}. */
@AutoConfiguration(
        afterName = {
            "io.guanhu.platform.outbox.OutboxAutoConfiguration",
            "io.guanhu.platform.audit.AuditAutoConfiguration",
            "io.guanhu.platform.keyring.KeyringAutoConfiguration",
            "io.guanhu.platform.ledger.anchor.LedgerAutoConfiguration"
        })
@ConditionalOnClass(DatabaseClient.class)
@ConditionalOnBean({DataHolder.class, Outbox.class, Anchors.class})
class ErasureAutoConfiguration {

    @Bean
    ErasureExecution erasureExecution(
            DataHolder holder,
            ObjectProvider<IdempotencyKeys> answers,
            ObjectProvider<Keyring> keyring,
            AuditTrail audit,
            ReactiveTransactionManager transactions) {
        Keyring keys = keyring.getIfAvailable();
        DataHolder complete = complete(holder, answers);
        return new ErasureExecution(
                keys == null ? complete : new AuditingHolder(complete, audit),
                keys,
                TransactionalOperator.create(transactions));
    }

    private static DataHolder complete(DataHolder holder, ObjectProvider<IdempotencyKeys> answers) {
        IdempotencyKeys keys = answers.getIfAvailable();
        return keys == null ? holder : new StoredAnswersHolder(holder, keys);
    }
}
