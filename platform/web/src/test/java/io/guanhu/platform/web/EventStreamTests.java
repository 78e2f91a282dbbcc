package io.guanhu.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

class EventStreamTests {

    private static Flux<ServerSentEvent<String>> of(Flux<Integer> values) {
        return EventStream.of(values, String::valueOf, value -> "at " + value);
    }

    private static boolean isComment(ServerSentEvent<String> event) {
        return event.data() == null && event.comment() != null;
    }

    @Test
    void tellsEachValueAndEndsWithThem() {
        StepVerifier.create(of(Flux.just(1, 2)))
                .assertNext(event -> {
                    assertThat(event.id()).isEqualTo("1");
                    assertThat(event.event()).isEqualTo("progress");
                    assertThat(event.data()).isEqualTo("at 1");
                    assertThat(event.retry()).isEqualTo(Duration.ofMillis(500));
                })
                .expectNextCount(1)
                .verifyComplete();
    }

    @Test
    void isNeverSilentForLongAndEndsBeforeItIsCutOff() {
        StepVerifier.withVirtualTime(() -> of(Flux.concat(Flux.just(1), Flux.never())))
                .expectNextCount(1)
                .thenAwait(EventStream.HEARTBEAT)
                .expectNextMatches(EventStreamTests::isComment)
                .thenAwait(EventStream.LONGEST)
                .thenConsumeWhile(EventStreamTests::isComment)
                .verifyComplete();
    }

    @Test
    void failsAsTheValuesDo() {
        StepVerifier.create(of(Flux.error(new IllegalStateException("gone")))).verifyErrorMessage("gone");
    }

    @Test
    void stopsLookingWhenTheListenerHangsUp() {
        StepVerifier.withVirtualTime(
                        () -> of(Flux.interval(Duration.ofSeconds(1)).map(Long::intValue)))
                .thenAwait(Duration.ofSeconds(2))
                .expectNextCount(2)
                .thenCancel()
                .verify();
    }
}
