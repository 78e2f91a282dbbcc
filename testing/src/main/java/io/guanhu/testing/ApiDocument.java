package io.guanhu.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The API document that a service publishes, and the copy committed beside its sources. Clients are
 * generated from the committed copy, so changes of the API must be visible there.
 * {@code deploy/api/renew} updates the copies.
 */
public final class ApiDocument {

    /** Set to update the committed copy instead of comparing with it. */
    private static final String RENEW = "guanhu.api.renew";

    private static final Path KEPT = Path.of("src/main/openapi/openapi.json");

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final String published;

    private ApiDocument(String published) {
        this.published = published;
    }

    /** The document that the service at this port publishes now. */
    public static ApiDocument at(int port) {
        URI address = URI.create("http://localhost:" + port + "/v3/api-docs");
        try (HttpClient http = HttpClient.newHttpClient()) {
            String text = http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                    .body();
            ObjectNode document = JSON.readTree(text).asObject();
            // Contains the port, which differs in each run.
            document.remove("servers");
            return of(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A document generated in this process. */
    public static ApiDocument of(JsonNode document) {
        ObjectNode sorted = document.deepCopy().asObject();
        sort(sorted.path("paths"));
        sorted.path("paths").forEach(item -> item.forEach(each -> sort(each.path("responses"))));
        sorted.path("components").forEach(ApiDocument::sort);
        return new ApiDocument(JSON.writeValueAsString(sorted) + "\n");
    }

    /** The document, with its members in the committed order. */
    public String published() {
        return published;
    }

    /** The copy beside the sources of the module under test; empty if there is none. */
    static JsonNode keptCopy() {
        try {
            return JSON.readTree(Files.exists(KEPT) ? Files.readString(KEPT) : "{}");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The copy beside the sources; returns the published text itself if both have the same content,
     * whatever the order of an object's members.
     */
    public String committed() {
        try {
            if (Boolean.getBoolean(RENEW)) {
                Files.createDirectories(KEPT.getParent());
                Files.writeString(KEPT, published);
            }
            String text = Files.exists(KEPT) ? Files.readString(KEPT) : "{}";
            return JSON.readTree(text).equals(JSON.readTree(published)) ? published : text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void sort(JsonNode node) {
        if (node instanceof ObjectNode object) {
            TreeMap<String, JsonNode> sorted = new TreeMap<>();
            object.forEachEntry(sorted::put);
            object.removeAll();
            sorted.forEach(object::set);
        }
    }
}
