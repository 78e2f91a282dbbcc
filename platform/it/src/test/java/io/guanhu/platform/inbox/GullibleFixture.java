package io.guanhu.platform.inbox;

import io.guanhu.platform.contract.ContractEvents;
import io.guanhu.platform.contract.Event;
import io.guanhu.platform.contract.EventCodec;
import io.guanhu.platform.fixture.TestService;
import io.guanhu.platform.inbox.handler.EventHandler;
import io.guanhu.testing.PostgresServer;
import io.guanhu.testing.TestMessageKeys;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.type.AnnotationMetadata;
import reactor.core.publisher.Mono;

/** A service that handles every event there is. */
abstract class GullibleFixture {

    static final Duration LIMIT = Duration.ofSeconds(30);

    /** How often each event id's data was handled. */
    private static final Map<String, Integer> HANDLED = new ConcurrentHashMap<>();

    @SuppressWarnings("NullAway.Init")
    static TestService service;

    @BeforeAll
    static void start() {
        TestMessageKeys.of("stranger");
        service = TestService.start(
                "gullible",
                PostgresServer.shared().freshDatabase("gullible"),
                Application.class,
                Map.of("guanhu.inbox.retention", "1d"));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import(HandlerOfEach.class)
    static class Application {}

    static final class HandlerOfEach implements ImportBeanDefinitionRegistrar {
        @Override
        public void registerBeanDefinitions(AnnotationMetadata importing, BeanDefinitionRegistry registry) {
            for (Class<?> event : ContractEvents.all()) {
                BeanDefinitionBuilder handler = BeanDefinitionBuilder.genericBeanDefinition(
                        EventHandler.class, () -> new Noting<>(cast(event)));
                registry.registerBeanDefinition(event.getSimpleName(), handler.getBeanDefinition());
            }
        }
    }

    private record Noting<E extends Event>(Class<E> type) implements EventHandler<E> {
        @Override
        public Mono<Void> handle(E event) {
            HANDLED.merge(type.getSimpleName() + EventCodec.digest(event), 1, Integer::sum);
            return Mono.empty();
        }
    }

    static void expect(Event event, String reason) {
        Awaitility.await()
                .atMost(LIMIT)
                .until(() -> !service.query("select id from refused_message where reason = '"
                                + reason
                                + "' and convert_from(data, 'UTF8') = '"
                                + EventCodec.write(event)
                                + "'")
                        .isEmpty());
    }

    static String waiting(String table, Event event) {
        return "select id from " + table + " key = '" + event.key() + "' order by id desc";
    }

    static int handled(Event event) {
        return HANDLED.getOrDefault(event.getClass().getSimpleName() + EventCodec.digest(event), 0);
    }

    /** Each with its own id, so that tests do not interfere. */
    static Event example(Class<?> type) {
        return ContractEvents.example(type, UUID.randomUUID());
    }

    @SuppressWarnings("unchecked")
    private static Class<Event> cast(Class<?> type) {
        return (Class<Event>) type;
    }
}
