package io.guanhu.local.client;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person or system that is signed in and calls the suite through the gateway. */
public abstract class Caller {

    /** RFC 9470: a fresh second factor is required. */
    protected static final String CHALLENGE = "insufficient-user-authentication";

    private final Http http;
    private final URI gateway;
    private final String name;

    public Caller(Http http, URI gateway, String name) {
        this.http = http;
        this.gateway = gateway;
        this.name = name;
    }

    public final String name() {
        return name;
    }

    protected final Http http() {
        return http;
    }

    protected final URI gateway() {
        return gateway;
    }

    /** Adds the credentials to a request. */
    protected abstract void authorise(HttpRequest.Builder request, boolean writes);

    /** Signs in again after the suite forgot this caller, or their token expired. */
    protected abstract void signInAgain();

    public final Answer get(String path) {
        return send("GET", path, null, Map.of());
    }

    /** Posts with a new idempotency key, so that a retry does no harm. */
    public final Answer post(String path, Object body) {
        return post(path, body, UUID.randomUUID().toString());
    }

    public final Answer post(String path, Object body, String idempotencyKey) {
        return send("POST", path, body, Map.of("Idempotency-Key", idempotencyKey));
    }

    /** Posts to an endpoint that takes no idempotency key. */
    public final Answer postWithoutKey(String path, Object body) {
        return send("POST", path, body, Map.of());
    }

    public final Answer post(String path, Object body, Map<String, String> headers) {
        return send("POST", path, body, headers);
    }

    public final Answer put(String path, Object body) {
        return send("PUT", path, body, Map.of());
    }

    /** Replaces the version that was read. */
    public final Answer put(String path, Object body, String etag) {
        return send("PUT", path, body, Map.of("If-Match", etag));
    }

    private Answer send(String method, String path, @Nullable Object body, Map<String, String> headers) {
        Answer answer = http.send(request(method, path, body, headers));
        return answer.status() == 401 && shouldRetry(answer) ? http.send(request(method, path, body, headers)) : answer;
    }

    /** Whether to retry a request that was answered with 401. */
    protected boolean shouldRetry(Answer answer) {
        if (answer.code().equals(CHALLENGE)) {
            return false;
        }
        signInAgain();
        return true;
    }

    private HttpRequest.Builder request(
            String method, String path, @Nullable Object body, Map<String, String> headers) {
        HttpRequest.Builder request = Http.to(gateway.resolve(path)).header("Accept-Language", "en");
        headers.forEach(request::setHeader);
        if (body == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            String json = body instanceof String text ? text : Answer.JSON.writeValueAsString(body);
            request.setHeader("Content-Type", "application/json").method(method, BodyPublishers.ofString(json));
        }
        authorise(request, !method.equals("GET"));
        return request;
    }
}
