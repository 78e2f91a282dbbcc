package io.guanhu.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The parts of a browser needed to sign in: cookies by host, redirects, and Keycloak's forms. */
public final class Browser {

    private static final Pattern ACTION = Pattern.compile("action=\"([^\"]+)\"");
    private static final int MOST_PAGES = 12;
    private static final Totp CODES = new Totp("GUANHU-DEMO-OTP-SEED");
    private static final Map<String, Long> LAST_STEPS = new ConcurrentHashMap<>();

    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private final Map<String, Map<String, String>> cookies = new ConcurrentHashMap<>();
    private final List<String> asked = new ArrayList<>();

    /**
     * Follows the pages until the realm redirects to an address with this beginning.
     *
     * @return that address, without opening it
     * @throws AssertionError if the realm rejects the credentials
     */
    public URI through(URI start, String stopAt, String login, String password) {
        asked.clear();
        URI at = start;
        HttpResponse<String> page = get(at);
        for (int i = 0; i < MOST_PAGES; i++) {
            String location = page.headers().firstValue("Location").orElse(null);
            if (location != null) {
                at = at.resolve(location);
                if (at.toString().startsWith(stopAt)) {
                    return at;
                }
                page = get(at);
            } else {
                at = at.resolve(actionOf(page));
                page = post(at, entries(page.body(), login, password), Map.of());
            }
        }
        throw new AssertionError("The realm shows one page after another: " + asked);
    }

    /** What the realm asked for along the way: {@code password}, {@code otp}. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    private Map<String, String> entries(String page, String login, String password) {
        String wanted = page.contains("name=\"otp\"") ? "otp" : "password";
        if (asked.contains(wanted)) {
            throw new AssertionError("The realm refused the " + wanted + " of " + login);
        }
        asked.add(wanted);
        return wanted.equals("otp") ? Map.of("otp", nextCode(login)) : Map.of("username", login, "password", password);
    }

    /** The realm accepts a code only once, and one that is a step ahead of its clock. */
    private static String nextCode(String login) {
        long now = Totp.step(Clock.systemUTC().instant());
        long step = LAST_STEPS.merge(login, now, (last, _) -> Math.max(now, last + 1));
        while (step > Totp.step(Clock.systemUTC().instant()) + 1) {
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
        }
        return CODES.code(step);
    }

    private static String actionOf(HttpResponse<String> page) {
        Matcher action = ACTION.matcher(page.body());
        if (!action.find()) {
            throw new AssertionError("No form at " + page.uri().getPath() + ", status " + page.statusCode());
        }
        return action.group(1).replace("&amp;", "&");
    }

    public HttpResponse<String> get(URI uri) {
        return send(HttpRequest.newBuilder(uri).GET());
    }

    public HttpResponse<String> post(URI uri, Map<String, String> fields, Map<String, String> headers) {
        String form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        headers.forEach(request::header);
        return send(request);
    }

    public @Nullable String cookie(URI uri, String name) {
        return cookies.getOrDefault(uri.getAuthority(), Map.of()).get(name);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        HttpRequest plain = request.timeout(Duration.ofSeconds(60)).build();
        Map<String, String> jar = cookies.computeIfAbsent(plain.uri().getAuthority(), _ -> new TreeMap<>());
        if (!jar.isEmpty()) {
            // Including secure cookies, which browsers send to localhost.
            request.header(
                    "Cookie",
                    jar.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            HttpResponse<String> answer =
                    http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            answer.headers().allValues("Set-Cookie").forEach(line -> keep(jar, line));
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void keep(Map<String, String> jar, String line) {
        String pair = line.split(";", 2)[0];
        int equals = pair.indexOf('=');
        if (line.contains("Max-Age=0")) {
            jar.remove(pair.substring(0, equals));
        } else {
            jar.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
    }
}
