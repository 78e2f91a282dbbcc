package io.guanhu.local.client;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** A response. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Answer(int status, HttpHeaders headers, byte[] body) {

    static final JsonMapper JSON = JsonMapper.builder().build();

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The body as JSON; a missing node if it is not JSON. */
    public JsonNode json() {
        try {
            return body.length == 0 ? MissingNode.getInstance() : JSON.readTree(body);
        } catch (JacksonException none) {
            return MissingNode.getInstance();
        }
    }

    /** The text at a path such as {@code fields.phone} or {@code items.0.id}; empty if absent. */
    public String at(String path) {
        JsonNode node = json();
        for (String name : path.split("\\.", -1)) {
            node = name.matches("\\d+") ? node.path(Integer.parseInt(name)) : node.path(name);
        }
        return node.isNull() ? "" : node.asString("");
    }

    /** The problem's code, or an empty text. */
    public String code() {
        return at("code");
    }

    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    public boolean ok() {
        return status / 100 == 2;
    }

    /** Shows the status and a problem's code, but never the body. */
    @Override
    public String toString() {
        return code().isEmpty() ? String.valueOf(status) : status + " " + code();
    }
}
