package io.guanhu.local.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Sends requests and stores cookies per server; does not follow redirects. Retries while the server
 * cannot be reached, or reports that it is busy or down, because a service may be killed and
 * restarted at any moment.
 *
 * <p>Cookies marked {@code Secure} are sent to {@code http://localhost} as well, as browsers do.
 */
public final class Http {

    private static final Set<Integer> PASSING = Set.of(429, 502, 503, 504);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final Map<String, Map<String, String>> cookies = new ConcurrentHashMap<>();
    private final Duration patience;

    /**
     * @param patience how long to retry while a server is unavailable
     */
    public Http(Duration patience) {
        this.patience = patience;
    }

    public static HttpRequest.Builder to(URI uri) {
        return HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(60));
    }

    /**
     * Sends until there is a meaningful answer.
     *
     * @throws UnreachableException if there was none within this client's patience
     */
    public Answer send(HttpRequest.Builder request) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            Answer answer = null;
            IOException failure = null;
            try {
                answer = once(request);
                if (!passes(answer)) {
                    return answer;
                }
            } catch (IOException e) {
                failure = e;
            }
            if (System.nanoTime() > deadline) {
                if (answer != null) {
                    return answer;
                }
                throw new UnreachableException(request.copy().build().uri(), failure);
            }
            pause(answer == null ? PAUSE : pauseOf(answer));
        }
    }

    /**
     * Whether to retry. Includes a request that a killed service left unfinished and that will soon
     * be taken up again.
     */
    private static boolean passes(Answer answer) {
        return PASSING.contains(answer.status())
                || (answer.status() == 409 && answer.at("code").equals("idempotency-in-flight"));
    }

    /** The value of a server's cookie, or an empty text. */
    public String cookie(URI server, String name) {
        return jar(server).getOrDefault(name, "");
    }

    /** Deletes all cookies. */
    public void forget() {
        cookies.clear();
    }

    /** Waits; the story has nothing else to do. */
    public static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    private Answer once(HttpRequest.Builder request) throws IOException {
        HttpRequest.Builder complete = request.copy();
        URI uri = request.copy().build().uri();
        Map<String, String> jar = jar(uri);
        if (!jar.isEmpty()) {
            complete.setHeader(
                    "Cookie",
                    jar.entrySet().stream()
                            .map(each -> each.getKey() + "=" + each.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            var response = client.send(complete.build(), BodyHandlers.ofByteArray());
            keep(jar, response.headers().allValues("Set-Cookie"));
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        }
    }

    private Map<String, String> jar(URI uri) {
        return cookies.computeIfAbsent(uri.getAuthority(), _ -> new ConcurrentHashMap<>());
    }

    private static void keep(Map<String, String> jar, List<String> setCookies) {
        for (String cookie : setCookies) {
            String[] pair = cookie.split(";", 2)[0].split("=", 2);
            String attributes = cookie.toLowerCase(Locale.ROOT);
            if (pair.length < 2 || pair[1].isEmpty() || attributes.contains("max-age=0")) {
                jar.remove(pair[0].strip());
            } else {
                jar.put(pair[0].strip(), pair[1].strip());
            }
        }
    }

    private static Duration pauseOf(Answer answer) {
        Duration wanted = answer.header("Retry-After")
                .filter(text -> text.matches("\\d{1,4}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .orElse(PAUSE);
        if (wanted.isZero()) {
            return PAUSE;
        }
        return wanted.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : wanted;
    }
}
