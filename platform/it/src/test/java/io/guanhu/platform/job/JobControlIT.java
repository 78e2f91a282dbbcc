package io.guanhu.platform.job;

import static io.guanhu.testing.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.Topics;
import io.guanhu.testing.FollowedEvents;
import io.guanhu.testing.KafkaProbe;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** What people see of jobs, and what they can do about them. */
class JobControlIT extends JobControlFixture {

    @Test
    void showsAJobAndWhatBecameOfItsItemsInPages() {
        UUID id = started("counting");
        jobs.wake();
        awaitState(id, Job.State.COMPLETED);

        body(get("administrator", "/" + id))
                .jsonPath("$.type")
                .isEqualTo("counting")
                .jsonPath("$.startedBy")
                .isEqualTo("E9001")
                .jsonPath("$.done")
                .isEqualTo(5)
                .jsonPath("$.result.lines")
                .isEqualTo(5)
                .jsonPath("$.cancellable")
                .isEqualTo(false);
        Items first = items("/" + id + "/items?limit=3");
        assertThat(first.items()).extracting(Item::line).containsExactly(1L, 2L, 3L);
        assertThat(first.items().getFirst()).isEqualTo(new Item(1, "c-1", "done", false));
        Items second = items("/" + id + "/items?limit=3&cursor=" + first.next());
        assertThat(second.items()).extracting(Item::line).containsExactly(4L, 5L);
        assertThat(second.next()).isNull();
    }

    private record Item(long line, String item, String outcome, boolean sealed) {}

    private record Items(List<Item> items, @Nullable String next) {}

    private static Items items(String path) {
        return Objects.requireNonNull(get("auditor", path)
                .expectStatus()
                .isOk()
                .expectBody(Items.class)
                .returnResult()
                .getResponseBody());
    }

    @Test
    void listsTheNewestFirstByTypeAndState() {
        UUID older = ended("listed", Job.State.FAILED);
        UUID newer = ended("listed", Job.State.FAILED);
        ended("listed", Job.State.COMPLETED);
        ended("unlisted", Job.State.FAILED);

        String path = "?type=listed&state=FAILED&limit=1";
        String cursor = cursorBehind(newer, get("auditor", path));
        body(get("auditor", path + "&cursor=" + cursor))
                .jsonPath("$.items.length()")
                .isEqualTo(1)
                .jsonPath("$.items[0].id")
                .isEqualTo(older.toString())
                .jsonPath("$.next")
                .doesNotExist();
        get("auditor", "?state=UNHEARD").expectStatus().isBadRequest();
        get("auditor", "?type=other&cursor=" + cursor).expectStatus().isBadRequest();
    }

    private record Listed(List<Map<String, Object>> items, String next) {}

    private static String cursorBehind(UUID only, ResponseSpec answer) {
        Listed listed = Objects.requireNonNull(
                answer.expectBody(Listed.class).returnResult().getResponseBody());
        assertThat(listed.items()).extracting(job -> job.get("id")).containsExactly(only.toString());
        return listed.next();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/01980f2e-6f0a-7c3e-9d55-000000000001", "/01980f2e-6f0a-7c3e-9d55-000000000001/items"})
    void areNotForThoseWhoLookAfterCustomers(String path) {
        get("relationship-manager", path).expectStatus().isForbidden();
        get("team-lead", path).expectStatus().isForbidden();
    }

    @Test
    void areSeenByThoseWhoWatchServices() {
        UUID id = ended("seen", Job.State.COMPLETED);
        get("auditor", "/" + id).expectStatus().isOk();
        get("operations", "/" + id).expectStatus().isForbidden();
        cancel("operations", id).expectStatus().isForbidden();
        refused(get("auditor", "/" + UUID.randomUUID() + "/items"), 404, "job-not-found");
    }

    @Test
    void tellsWhereAJobStandsBehindWhatTheListenerHasHeard() {
        UUID id = started("counting");
        jobs.wake();

        List<ServerSentEvent<Map<String, Object>>> events =
                FollowedEvents.of(service.http(), JOBS + "/" + id + "/events", token("auditor"), null);

        assertThat(events)
                .extracting(event -> Long.valueOf(event.id()))
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(Objects.requireNonNull(events.getLast().data())).containsEntry("state", "COMPLETED");
        assertThat(events.size()).isGreaterThan(2);
        String middle = events.get(1).id();
        assertThat(FollowedEvents.of(service.http(), JOBS + "/" + id + "/events", token("auditor"), middle))
                .hasSize(1)
                .allMatch(event -> Long.parseLong(event.id()) > Long.parseLong(middle));
        assertThat(FollowedEvents.of(
                        service.http(),
                        JOBS + "/" + id + "/events",
                        token("auditor"),
                        events.getLast().id()))
                .isEmpty();
    }

    @Test
    void cancelsWhatMayStayHalfDoneAndEntersWho() {
        UUID running = started("counting");
        jobs.wake();
        awaitState(running, Job.State.RUNNING);

        body(cancel("administrator", running).expectStatus().isAccepted())
                .jsonPath("$.cancelling")
                .isEqualTo(true)
                .jsonPath("$.cancellable")
                .isEqualTo(false);
        awaitState(running, Job.State.CANCELLED);
        refused(cancel("administrator", running), 409, "job-ended");
        try (KafkaProbe probe = KafkaProbe.shared()) {
            probe.await(Topics.AUDIT_ENTRIES, 1, each -> tellsOfCancelling(each.value(), running), PATIENCE);
        }
        UUID stubborn = started("stubborn");
        refused(cancel("administrator", stubborn), 409, "job-not-cancellable");
        refused(cancel("administrator", UUID.randomUUID()), 404, "job-not-found");
    }

    private static boolean tellsOfCancelling(String entry, UUID job) {
        return Stream.of("job.cancel", "ALLOWED", job.toString()).allMatch(entry::contains);
    }
}
