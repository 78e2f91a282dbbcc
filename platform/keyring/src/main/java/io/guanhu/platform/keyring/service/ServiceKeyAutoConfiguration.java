package io.guanhu.platform.keyring.service;

import io.guanhu.platform.keyring.access.KeyStoreProperties;
import io.guanhu.platform.keyring.access.KeyThreads;
import io.guanhu.platform.keyring.access.OutsideTransactions;
import io.guanhu.platform.keyring.epoch.Epochs;
import io.guanhu.platform.keyring.epoch.condition.Replica;
import io.guanhu.platform.keyring.store.KeyDatabase;
import io.guanhu.platform.keyring.store.ServiceKeyStore;
import io.guanhu.platform.keyring.store.tree.KeyTree;
import io.guanhu.platform.runtime.Worker;
import io.guanhu.platform.web.Cursors;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Keys of the service itself, and what is made with them. */
@AutoConfiguration(afterName = "io.guanhu.platform.keyring.access.KeyStoreAutoConfiguration")
@ConditionalOnClass(DatabaseClient.class)
@ConditionalOnProperty("guanhu.keyring.directory")
class ServiceKeyAutoConfiguration {

    @Bean
    ServiceKeys serviceKeys(
            KeyTree tree,
            KeyDatabase database,
            Replica replica,
            Epochs epochs,
            KeyThreads threads,
            KeyStoreProperties properties,
            MeterRegistry meters) {
        ServiceKeys keys = new ServiceKeys(
                new ServiceKeyTree(tree, new ServiceKeyStore(database), epochs),
                threads,
                properties.service(),
                new OutsideTransactions(properties.refuseInTransaction(), meters),
                meters);
        replica.forgetBy(keys::refresh);
        return keys;
    }

    @Bean
    Worker serviceKeyWorker(ServiceKeys keys, KeyStoreProperties properties) {
        return new Worker(
                "service-keys",
                () -> Mono.fromCallable(() -> {
                    keys.round();
                    return properties.service().refresh();
                }));
    }

    @Bean
    BlindTokens blindTokens(ServiceKeys keys) {
        return new BlindTokens(keys.rotating("tokens"));
    }

    @Bean
    Cursors cursors(BlindTokens tokens) {
        tokens.neededFor(Cursors.LIFE);
        return new Cursors(tokens);
    }

    @Bean
    ServiceSeal serviceSeal(ServiceKeys keys) {
        return new ServiceSeal(keys.rotating("seal"));
    }
}
