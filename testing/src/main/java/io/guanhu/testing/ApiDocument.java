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
 * The API document that a service publishes, and the copy of it that is kept beside its sources:
 * clients are generated from what is kept, so a change of the API has to be seen there. {@code
 * deploy/api/renew} writes the copies anew.
 */
public final class ApiDocument {

    /** Set to write the kept copy instead of comparing with it. */
    private static final String RENEW = "guanhu.api.renew";

    private static final Path KEPT = Path.of("src/main/openapi/openapi.json");

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final String published;

    private ApiDocument(String published) {
        this.published = published;
    }

    /** What the service at this port publishes now. */
    public static ApiDocument at(int port) {
        URI address = URI.create("http://localhost:" + port + "/v3/api-docs");
        try (HttpClient http = HttpClient.newHttpClient()) {
            String text = http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                    .body();
            ObjectNode document = JSON.readTree(text).asObject();
            // Names the port, which is another one in each run.
            document.remove("servers");
            return of(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A document that was made in this process. */
    public static ApiDocument of(JsonNode document) {
        ObjectNode sorted = document.deepCopy().asObject();
        sort(sorted.path("paths"));
        sorted.path("paths").forEach(item -> item.forEach(each -> sort(each.path("responses"))));
        sorted.path("components").forEach(ApiDocument::sort);
        return new ApiDocument(JSON.writeValueAsString(sorted) + "\n");
    }

    /** The document, in the order that it is kept in. */
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
     * The copy beside the sources; the very same text if it says the same, in whatever order an
     * object's members stand.
     */
    public String kept() {
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
