package io.guanhu.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** As much of a browser as signing in takes: cookies by host, redirects, forms. */
final class Browser {

    private static final Pattern ACTION = Pattern.compile("action=\"([^\"]+)\"");
    private static final int MOST_REDIRECTS = 10;

    /** One page, and where it was found. */
    record Page(URI at, int status, String body, HttpResponse<String> answer) {

        URI formAction() {
            Matcher action = ACTION.matcher(body);
            if (!action.find()) {
                throw new AssertionError("No form on the page at " + at.getPath() + ": " + body);
            }
            return at.resolve(action.group(1).replace("&amp;", "&"));
        }
    }

    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private final Map<String, Map<String, String>> cookies = new ConcurrentHashMap<>();

    Page get(URI uri) {
        return follow(uri, send(HttpRequest.newBuilder(uri).GET()));
    }

    Page submit(URI uri, Map<String, String> fields) {
        return follow(uri, post(uri, fields, Map.of()));
    }

    /** Without following where the answer leads. */
    HttpResponse<String> post(URI uri, Map<String, String> fields, Map<String, String> headers) {
        String form =
                fields.entrySet().stream()
                        .map(
                                field ->
                                        field.getKey()
                                                + "="
                                                + URLEncoder.encode(
                                                        field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form));
        headers.forEach(request::header);
        return send(request);
    }

    @Nullable String cookie(URI uri, String name) {
        return cookies.getOrDefault(uri.getAuthority(), Map.of()).get(name);
    }

    /** All cookies of all hosts, for what must not be among them. */
    String allCookies() {
        return cookies.toString();
    }

    private Page follow(URI uri, HttpResponse<String> first) {
        URI at = uri;
        HttpResponse<String> answer = first;
        for (int i = 0; i < MOST_REDIRECTS; i++) {
            String location = answer.headers().firstValue("Location").orElse(null);
            if (location == null) {
                return new Page(at, answer.statusCode(), answer.body(), answer);
            }
            at = at.resolve(location);
            answer = send(HttpRequest.newBuilder(at).GET());
        }
        throw new AssertionError("Too many redirects, last to " + at.getPath());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        HttpRequest asked = request.timeout(Duration.ofSeconds(30)).build();
        Map<String, String> jar =
                cookies.computeIfAbsent(asked.uri().getAuthority(), _ -> new TreeMap<>());
        if (!jar.isEmpty()) {
            asked =
                    HttpRequest.newBuilder(asked, (_, _) -> true)
                            .header(
                                    "Cookie",
                                    jar.entrySet().stream()
                                            .map(c -> c.getKey() + "=" + c.getValue())
                                            .collect(Collectors.joining("; ")))
                            .build();
        }
        try {
            HttpResponse<String> answer =
                    http.send(asked, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
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
        String[] pair = line.split(";", 2)[0].split("=", 2);
        if (line.contains("Max-Age=0")) {
            jar.remove(pair[0]);
        } else {
            jar.put(pair[0], pair[1]);
        }
    }
}
