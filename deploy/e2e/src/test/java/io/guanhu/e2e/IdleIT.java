package io.guanhu.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.local.suite.LocalSuite;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A worker with nothing to do rests, because a busy one would take a core from the others. */
class IdleIT {

    private static final int SECONDS = 3;
    private static final double MOST_PER_SECOND = 25;
    private static final Pattern ROUNDS =
            Pattern.compile("^guanhu_worker_rounds_total\\{.*worker=\"([^\"]+)\".*} (\\S+)$");

    private final LocalSuite suite = RunningSuite.shared();
    private final HttpClient http = HttpClient.newHttpClient();

    static List<String> services() {
        return LocalSuite.serviceNames().stream()
                .filter(each -> !each.equals("gateway"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("services")
    void letsEveryWorkerRest(String service) throws IOException, InterruptedException {
        Map<String, Double> before = rounds(service);
        TimeUnit.SECONDS.sleep(SECONDS);
        Map<String, Double> after = rounds(service);

        assertThat(before).isNotEmpty();
        before.forEach((worker, rounds) -> assertThat((after.getOrDefault(worker, 0.0) - rounds) / SECONDS)
                .as("rounds of " + worker + " in a second")
                .isLessThan(MOST_PER_SECOND));
    }

    private Map<String, Double> rounds(String service) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(suite.management(service).resolve("/actuator/prometheus"))
                .build();
        Map<String, Double> rounds = new TreeMap<>();
        http.send(request, HttpResponse.BodyHandlers.ofLines())
                .body()
                .map(ROUNDS::matcher)
                .filter(Matcher::matches)
                .forEach(each -> rounds.put(each.group(1), Double.valueOf(each.group(2))));
        return rounds;
    }
}
