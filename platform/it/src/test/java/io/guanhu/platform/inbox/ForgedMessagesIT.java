package io.guanhu.platform.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.ContractEvents;
import io.guanhu.platform.contract.Event;
import io.guanhu.platform.contract.EventCodec;
import io.guanhu.platform.contract.EventType;
import io.guanhu.platform.contract.access.Access;
import io.guanhu.platform.signing.BatchSigner;
import io.guanhu.testing.SuiteEvents;
import io.guanhu.testing.TestMessageKeys;
import io.guanhu.testing.Tokens;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A service that handles every type of event, and accepts only genuine ones. */
class ForgedMessagesIT extends GullibleFixture {

    static List<Class<?>> events() {
        return ContractEvents.all();
    }

    @ParameterizedTest
    @MethodSource("events")
    void rejectsAForgeryOfAnyEvent(Class<?> type) {
        Event event = example(type);
        String source = SuiteEvents.sourceOf(event);

        SuiteEvents.send(SuiteEvents.record(source, event));
        expect(event, "unsigned");

        var altered = SuiteEvents.sign(SuiteEvents.record(source, event));
        SuiteEvents.send(withKey(altered, UUID.randomUUID().toString()));
        expect(event, "altered");

        var moved = SuiteEvents.sign(SuiteEvents.record(source, event));
        moved.headers().remove("ce_id").add("ce_id", bytes(UUID.randomUUID().toString()));
        SuiteEvents.send(moved);
        expect(event, "altered");

        var other = SuiteEvents.sign(SuiteEvents.record("stranger", event));
        SuiteEvents.send(other);
        expect(event, "foreign");

        var pretended = SuiteEvents.sign(SuiteEvents.record("stranger", event));
        pretended.headers().remove("ce_source").add("ce_source", bytes(source));
        SuiteEvents.send(pretended);
        expect(event, "unknown-key");

        var old = SuiteEvents.record(source, event);
        Clock twoDaysAgo = Clock.offset(Clock.systemUTC(), Duration.ofDays(-2));
        new BatchSigner(TestMessageKeys.of(source), twoDaysAgo).sign(List.of(old));
        SuiteEvents.send(old);
        expect(event, "stale");
        assertThat(handled(event)).isZero();

        var genuine = SuiteEvents.sign(SuiteEvents.record(source, event));
        SuiteEvents.send(genuine);
        Awaitility.await().atMost(LIMIT).until(() -> handled(event) == 1);

        var twice = SuiteEvents.record(source, event);
        twice.headers().remove("ce_id").add(genuine.headers().lastHeader("ce_id"));
        twice.headers().add("ce_subject", bytes("another content"));
        SuiteEvents.send(SuiteEvents.sign(twice));
        expect(event, "two-contents");
        SuiteEvents.send(genuine);
        SuiteEvents.send(SuiteEvents.sign(withoutData(SuiteEvents.record(source, event))));
        Awaitility.await()
                .atMost(LIMIT)
                .until(() ->
                        !service.query(waiting("parked_message where", event)).isEmpty());
        assertThat(handled(event)).isOne();
    }

    @Test
    void letsNoServiceSpeakInAnothersName() {
        for (Class<?> type : ContractEvents.all()) {
            Event event = example(type);
            if (event.publisher() == null) {
                continue;
            }
            String other = Access.producersOf(topicOf(event)).stream()
                    .filter(each -> !each.equals(event.publisher()))
                    .findFirst()
                    .orElseThrow();
            SuiteEvents.send(SuiteEvents.sign(SuiteEvents.record(other, event)));
            expect(event, "foreign");
            assertThat(handled(event)).isZero();
        }
    }

    @Test
    void aForgedMessageHoldsUpNothingAndNeitherTakesTheIdOfAGenuineOne() {
        Event event = example(ContractEvents.all().getFirst());
        String source = SuiteEvents.sourceOf(event);
        var genuine = SuiteEvents.sign(SuiteEvents.record(source, event));
        var forged = SuiteEvents.record(source, event);
        forged.headers().remove("ce_id").add(genuine.headers().lastHeader("ce_id"));

        SuiteEvents.send(forged);
        expect(event, "unsigned");
        SuiteEvents.send(withKey(forged, "a key with \u0000 in it"));
        SuiteEvents.send(genuine);

        Awaitility.await().atMost(LIMIT).until(() -> handled(event) == 1);
    }

    private static ProducerRecord<String, byte[]> withKey(ProducerRecord<String, byte[]> record, String key) {
        return new ProducerRecord<>(record.topic(), null, null, key, record.value(), record.headers());
    }

    private static ProducerRecord<String, byte[]> withoutData(ProducerRecord<String, byte[]> record) {
        return new ProducerRecord<>(record.topic(), null, null, record.key(), bytes("{}"), record.headers());
    }

    private static String topicOf(Event event) {
        EventType type = EventCodec.typeOf(event.getClass());
        return type.topic();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static final String REFUSED = "/api/operations/gullible/refused-messages";

    @Test
    void showsWhatWasRefusedAndHandlesItOnlyIfItVerifies() {
        Event event = example(ContractEvents.all().getLast());
        SuiteEvents.send(SuiteEvents.record(SuiteEvents.sourceOf(event), event));
        expect(event, "unsigned");
        String id = service.query(waiting("refused_message where", event)).getFirst();
        String administrator = Tokens.staff("E9001", "HQ", "administrator").sign();

        assertThat(listed(administrator)).contains(event.key(), "unsigned");
        post(id + "/replay", administrator, 409);
        assertThat(handled(event)).isZero();
        post(id + "/dismissal", administrator, 200);
        post(id + "/dismissal", administrator, 404);
        assertThat(service.query(waiting("refused_message where settled_at is null and", event)))
                .isEmpty();
        service.management()
                .get()
                .uri("/actuator/prometheus")
                .exchange()
                .expectBody(String.class)
                .value(body -> assertThat(body)
                        .containsPattern("guanhu_inbox_refused_total\\{[^}]*reason=\"unsigned\"[^}]*} [1-9]"));
    }

    /** All pages: other tests leave many messages in the same topics. */
    private static String listed(String bearer) {
        StringBuilder pages = new StringBuilder();
        @Nullable String cursor = "";
        while (cursor != null) {
            JsonNode page = JsonMapper.shared().readTree(page(cursor, bearer));
            pages.append(page);
            cursor = page.path("next").asString(null);
        }
        return pages.toString();
    }

    private static String page(String cursor, String bearer) {
        return Objects.requireNonNull(service.http()
                .get()
                .uri(REFUSED + "?limit=200" + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
                .headers(headers -> headers.setBearerAuth(bearer))
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    private static void post(String path, String bearer, int status) {
        service.http()
                .post()
                .uri(REFUSED + "/" + path)
                .headers(headers -> headers.setBearerAuth(bearer))
                .exchange()
                .expectStatus()
                .isEqualTo(status);
    }
}
