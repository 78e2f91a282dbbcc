package io.guanhu.audit.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.testing.Tokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * How long an auditor waits for a page of fifty, by every filter, of all times and of one old
 * month: whole requests, with the proof that each entry is in the signed log.
 */
final class SearchBench {

    private static final int ROUNDS = 200;
    private static final int FIRST = 5;
    private static final int WARM_UP = 20;

    private final HttpClient client = HttpClient.newHttpClient();
    private final String auditor = Tokens.staff("E9201", "HQ", "auditor").bearer();
    private final String address;
    private final long rows;
    private final Random random = new Random(1);

    SearchBench(@Nullable String port, long rows) {
        this.address = "http://localhost:" + port + "/api/audit/entries?limit=50";
        this.rows = rows;
    }

    /** The request; a new value each time if there are many. */
    private record Filter(String name, Function<Random, String> query) {

        static Filter of(String name, String query) {
            return new Filter(name, _ -> query);
        }
    }

    private static final List<Filter> FILTERS = List.of(
            Filter.of("none", ""),
            Filter.of("outcome ALLOWED", "&outcome=ALLOWED"),
            Filter.of("outcome REFUSED", "&outcome=REFUSED"),
            Filter.of("reason", "&reason=not-reached"),
            Filter.of("reason, began late", "&reason=CALL_CUSTOMER"),
            Filter.of("reason, none such", "&reason=nothing"),
            new Filter("trace", r -> "&traceId=" + "%032x".formatted(r.nextLong())),
            new Filter("branch", r -> "&branch=BJ/CHAOYANG/0" + (10 + r.nextInt(30))),
            Filter.of("branch, began late", "&branch=SH/PUDONG/001"),
            Filter.of("service", "&service=customer-service"),
            Filter.of("service, began late", "&service=notification-service"),
            Filter.of("service, none such", "&service=nothing"),
            Filter.of("role, most have it", "&role=relationship-manager"),
            Filter.of("role, some have it", "&role=team-lead"),
            Filter.of("role, began late", "&role=access-reviewer"),
            Filter.of("role, none such", "&role=nothing"),
            new Filter("customer", r -> "&resource=customer:" + customer(r)),
            new Filter("actor", r -> "&actor=E0%03d".formatted(r.nextInt(500))),
            Filter.of("action", "&action=customer.reveal"),
            new Filter(
                    "actor, action, REFUSED",
                    r -> "&action=customer.change&outcome=REFUSED&actor=E0%03d".formatted(r.nextInt(500))),
            new Filter(
                    "role, branch, service",
                    r -> "&role=team-lead&service=customer-service&branch=BJ/CHAOYANG/0" + (10 + r.nextInt(30))),
            Filter.of("role, branch, never together", "&role=team-lead&branch=BJ/CHAOYANG/007"));

    private static String customer(Random random) {
        return "01980000-0000-7000-8000-%012x".formatted(random.nextInt(50_000));
    }

    void run() throws Exception {
        awaitReady();
        warmUp();
        double slowest = 0;
        for (Filter filter : FILTERS) {
            double always = measure(filter, false);
            slowest = Math.max(slowest, Math.max(always, measure(filter, true)));
        }
        System.out.printf(Locale.ROOT, "audit-search: %,d entries, slowest p95 %.1f ms%n", rows, slowest);
    }

    /** Nothing is shown before the service knows that it is at the head of the erasure ledger. */
    private void awaitReady() {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(answer("").statusCode()).isEqualTo(200));
    }

    /** A service that has just started compiles its code while it answers. */
    private void warmUp() throws Exception {
        for (int round = 0; round < WARM_UP; round++) {
            for (Filter filter : FILTERS) {
                ask(filter.query().apply(random) + month());
                ask(filter.query().apply(random));
            }
        }
    }

    private double measure(Filter filter, boolean month) throws Exception {
        List<Double> millis = new ArrayList<>();
        for (int round = -FIRST; round < ROUNDS; round++) {
            String query = filter.query().apply(random) + (month ? month() : "");
            long start = System.nanoTime();
            ask(query);
            if (round >= 0) {
                millis.add((System.nanoTime() - start) / 1e6);
            }
        }
        millis.sort(null);
        double p95 = millis.get(ROUNDS * 95 / 100);
        System.out.printf(
                Locale.ROOT,
                "audit-search: %,d entries, %s, %s: median %.1f ms, p95 %.1f ms%n",
                rows,
                month ? "one month" : "always",
                filter.name(),
                millis.get(ROUNDS / 2),
                p95);
        return p95;
    }

    private HttpResponse<String> answer(String query) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + query))
                .header("Authorization", auditor)
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private void ask(String query) throws IOException, InterruptedException {
        HttpResponse<String> answer = answer(query);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
    }

    /** A twentieth of all time, in the first nine tenths. */
    private String month() {
        double seconds = rows / 16.0 * 31.536;
        long from = (long) (random.nextDouble() * 0.85 * seconds);
        Instant first = SampleEntries.FIRST.plusSeconds(from);
        return "&from=" + first + "&to=" + first.plusSeconds((long) (0.05 * seconds));
    }
}
