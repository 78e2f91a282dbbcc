package io.guanhu.platform.keyring;

import io.guanhu.platform.audit.AuditTrail;
import io.guanhu.platform.runtime.Worker;
import io.guanhu.platform.security.StepUp;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

/** Keys for a service with a database. */
@AutoConfiguration(
        afterName = {
            "io.guanhu.platform.runtime.RuntimeAutoConfiguration",
            "io.guanhu.platform.audit.AuditAutoConfiguration",
            "org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration",
            "org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration"
        })
@ConditionalOnClass({DatabaseClient.class, TransactionalOperator.class})
@ConditionalOnProperty("guanhu.keyring.directory")
@EnableConfigurationProperties(KeyringProperties.class)
class KeyringAutoConfiguration {

    /** At start it is better to fail than to wait. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Duration REFRESH = Duration.ofSeconds(30);

    @Bean
    @DependsOnDatabaseInitialization
    DataKeyStore dataKeyStore(DatabaseClient database, Clock clock) {
        return new DataKeyStore(database, clock);
    }

    @Bean
    @DependsOnDatabaseInitialization
    KeyEncryptionKeyStore keyEncryptionKeyStore(DatabaseClient database, Clock clock) {
        return new KeyEncryptionKeyStore(database, clock);
    }

    @Bean
    KeysetDirectory keysetDirectory(KeyringProperties properties, DataKeyStore store) {
        return KeysetDirectory.open(properties.directory(), isTrue(store));
    }

    @Bean
    @ConditionalOnMissingBean
    KeyEncryptionService keyEncryptionService(KeysetDirectory keysets) {
        return new LocalKeyEncryption(keysets.keyEncryptionKeys());
    }

    /** Refuses an old keyset: its primary key was retired since, and must not be used again. */
    @Bean
    Keyring keyring(
            DataKeyStore store,
            KeyEncryptionKeyStore keks,
            KeyEncryptionService keyEncryption,
            DatabaseClient database,
            TransactionalOperator transaction) {
        String state = keks.register(keyEncryption.primaryId()).block(PATIENCE);
        if (!"ACTIVE".equals(state)) {
            throw new IllegalStateException(
                    "The primary key-encryption key was replaced by a newer one: restore the newest"
                            + " keyset, never an older one.");
        }
        return new Keyring(store, keks, keyEncryption, new KeyFenceStore(database), transaction);
    }

    /** So that a key which another replica destroyed is gone from this one's memory as well. */
    @Bean
    Worker keyEncryptionRefresh(KeyEncryptionService keyEncryption) {
        return new Worker(
                "key-encryption-refresh", () -> keyEncryption.reload().thenReturn(REFRESH));
    }

    @Bean
    BlindTokens blindTokens(KeysetDirectory keysets) {
        return new BlindTokens(keysets.tokens());
    }

    @Bean
    ServiceSeal serviceSeal(KeysetDirectory keysets) {
        return new ServiceSeal(keysets.seal());
    }

    @Bean
    @ConditionalOnBean(AuditTrail.class)
    RotationController rotationController(Keyring keyring, StepUp stepUp, AuditTrail audit) {
        return new RotationController(keyring, stepUp, audit);
    }

    private static boolean isTrue(DataKeyStore store) {
        @Nullable Boolean holds = store.holdsLivingKeys().block(PATIENCE);
        return Boolean.TRUE.equals(holds);
    }
}
