package io.guanhu.testing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Starts the servers and gives the service their addresses.
 *
 * @param user keeps two test classes from sharing a service and its database; for those that do
 *     share them, the annotation
 */
record ServiceITCustomizer(Class<?> user, String name, boolean database, boolean kafka) implements ContextCustomizer {

    @Override
    public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration merged) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("management.server.port", "0");
        properties.put(
                "guanhu.keyring.directory", TemporaryDirectory.create("keyring").toString());
        security(name, properties);
        TestMessageKeys.properties(properties, name.equals("gateway") ? name : name + "-service");
        TestLedger ledger = TestLedger.create();
        ledger.properties(properties);
        context.getBeanFactory().registerSingleton("testLedger", ledger);
        if (!name.equals("gateway")) {
            // In its own tests, the gateway's services are stubs defined by the test.
            context.getBeanFactory().registerSingleton("answersAsDescribed", new AnswersAsDescribed());
        }
        context.addApplicationListener(new LedgerWait());
        CompletableFuture<String> brokers =
                CompletableFuture.supplyAsync(() -> kafka ? KafkaServer.shared().bootstrapServers() : "");
        if (database) {
            Database fresh = PostgresServer.shared().freshDatabase(name);
            ServiceProperties.database(properties, fresh);
            Database keys = PostgresServer.shared().freshKeyStore(name);
            ServiceProperties.keyStore(properties, keys);
            ServiceProperties.keyStoreWithoutCopies(properties);
            context.getBeanFactory().registerSingleton("serviceKeyStore", new KeyStore(keys));
            context.getBeanFactory().registerSingleton("serviceDatabase", fresh);
        }
        if (kafka) {
            properties.put("spring.kafka.bootstrap-servers", brokers.join());
            properties.put("guanhu.topics.replication", "1");
            properties.put("guanhu.topics.min-insync-replicas", "1");
        }
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("serviceIT", properties));
    }

    static void security(String name, Map<String, Object> properties) {
        TestIssuer issuer = TestIssuer.shared();
        properties.put("guanhu.security.issuer", issuer.issuer());
        properties.put("guanhu.security.jwk-set-uri", issuer.issuer() + "/jwks");
        properties.put("guanhu.security.audience", "guanhu");
        properties.put("guanhu.client.token-uri", issuer.issuer() + "/token");
        properties.put("guanhu.client.client-id", name + "-service");
        properties.put("guanhu.client.client-secret", "secret");
    }
}
