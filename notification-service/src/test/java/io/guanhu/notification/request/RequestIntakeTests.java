package io.guanhu.notification.request;

import static io.guanhu.platform.testing.Memory.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.guanhu.notification.model.message.Channel;
import io.guanhu.platform.contract.NotificationEvents;
import io.guanhu.platform.contract.NotificationEvents.Language;
import io.guanhu.platform.contract.NotificationEvents.Message;
import io.guanhu.platform.contract.NotificationEvents.NotificationRequested;
import io.guanhu.platform.contract.NotificationEvents.Purpose;
import io.guanhu.platform.runtime.Worker;
import io.guanhu.platform.testing.Memory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

class RequestIntakeTests {

    private static final Duration SHELF_LIFE = Duration.ofDays(7);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Memory memory = new Memory("notification-service");
    private final InMemoryRequestStore store = new InMemoryRequestStore(memory);
    private final AtomicInteger rounds = new AtomicInteger();
    private final Worker sending = new Worker("sending", this::round);
    private final RequestIntake intake =
            new RequestIntake(store, List.of(sending), new RequestProperties(SHELF_LIFE), memory.clock());
    private final UUID id = UUID.randomUUID();

    private record Queued(
            NotificationRequested request,
            Channel channel,
            @Nullable Instant expiresAt) {}

    private Mono<Duration> round() {
        rounds.incrementAndGet();
        return Mono.just(Duration.ofHours(1));
    }

    @AfterEach
    void nobodySends() {
        if (sending.isRunning()) {
            sending.stop();
        }
    }

    private Message request(Purpose purpose) {
        return NotificationRequested.message(id, UUID.randomUUID(), NOW)
                .template("customer-changed")
                .channel(NotificationEvents.Channel.EMAIL)
                .locale(Language.CHINESE)
                .purpose(purpose);
    }

    private void handle(NotificationRequested request) {
        memory.run(memory.transaction().transactional(intake.handle(request)));
    }

    private @Nullable Queued queued() {
        return store.rows.get(id);
    }

    @ParameterizedTest
    @EnumSource(
            value = Purpose.class,
            names = {"SECURITY_CODE", "SERVICE", "MARKETING"})
    void queuesAMessageUntilItIsOfNoUse(Purpose purpose) {
        NotificationRequested request = request(purpose).build();

        handle(request);

        assertThat(queued()).isEqualTo(new Queued(request, Channel.EMAIL, NOW.plus(SHELF_LIFE)));
    }

    @Test
    void neverLetsALegalNoticeExpire() {
        handle(request(Purpose.LEGAL_NOTICE).build());

        assertThat(queued()).isNotNull().returns(null, Queued::expiresAt);
    }

    @ParameterizedTest
    @EnumSource(
            value = Purpose.class,
            names = {"SECURITY_CODE", "LEGAL_NOTICE"})
    void keepsTheLimitOfTheRequest(Purpose purpose) {
        handle(request(purpose).expiresAt(NOW.plusSeconds(60)).build());

        assertThat(queued()).isNotNull().returns(NOW.plusSeconds(60), Queued::expiresAt);
    }

    @Test
    void queuesARepeatedRequestOnce() {
        NotificationRequested first = request(Purpose.SERVICE).build();
        handle(first);
        handle(request(Purpose.SERVICE)
                .channel(NotificationEvents.Channel.SMS)
                .template("other")
                .build());

        assertThat(store.rows).hasSize(1);
        assertThat(queued()).isNotNull().returns(first, Queued::request);
    }

    @Test
    void wakesTheSendersOnceItIsCommitted() {
        sending.start();
        Awaitility.await().atMost(PATIENCE).until(() -> rounds.get() == 1);

        handle(request(Purpose.SERVICE).build());

        Awaitility.await().atMost(PATIENCE).until(() -> rounds.get() == 2);
    }

    /** A worker that is woken before it starts remembers it. */
    @Test
    void wakesNobodyForARequestThatIsRolledBack() {
        Mono<Void> handled = intake.handle(request(Purpose.SERVICE).build());
        assertThatIllegalStateException()
                .isThrownBy(() -> memory.run(memory.transaction()
                        .transactional(handled.then(Mono.error(new IllegalStateException("rolled back"))))));

        sending.start();

        assertThat(queued()).isNull();
        Awaitility.await()
                .during(Duration.ofMillis(100))
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(rounds.get()).isLessThanOrEqualTo(1));
    }

    private static final class InMemoryRequestStore extends RequestStore {

        private final Map<UUID, Queued> rows;

        InMemoryRequestStore(Memory memory) {
            super(Memory.noDatabase(), JsonMapper.builder().build());
            rows = memory.rows();
        }

        @Override
        Mono<Void> queue(NotificationRequested request, Channel channel, @Nullable Instant expiresAt) {
            return Mono.fromRunnable(
                    () -> rows.putIfAbsent(request.notificationId(), new Queued(request, channel, expiresAt)));
        }
    }
}
