package io.guanhu.gateway.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OpenApiMergeTests {

    private static final String DOCUMENT = """
            {"openapi":"3.1.0",
             "paths":{
               "/api/%1$s":{"get":{"operationId":"%1$sList","tags":["things"],"security":[],
                 "responses":{"200":{"content":{"application/json":{
                   "schema":{"$ref":"#/components/schemas/Item"}}}}}}},
               "/api/operations/%1$s-service/parked":{"get":{"operationId":"parkedList",
                 "responses":{"200":{}}}},
               "/internal/%1$s":{"get":{"responses":{}}},
               "/actuator/health":{"get":{"responses":{}}}},
             "components":{
               "schemas":{
                 "Item":{"type":"object","properties":{
                   "next":{"$ref":"#/components/schemas/Item"},"kind":{"$ref":"#/components/schemas/Kind"},
                   "all":{"$ref":"#/components/schemas/Shared"}}},
                 "Kind":{"type":"string","enum":["%1$s"]},
                 "Shared":{"type":"integer"},
                 "Unused":{"type":"string"}},
               "securitySchemes":{"own":{"type":"http"}}}}
            """;

    private static JsonNode merged() {
        Map<String, JsonNode> documents = new LinkedHashMap<>();
        documents.put("a-service", OpenApiMerge.parse(DOCUMENT.formatted("a")));
        documents.put("b-service", OpenApiMerge.parse(DOCUMENT.formatted("b")));
        return OpenApiMerge.merge(documents, List.of("c-service"), "http://realm");
    }

    @Test
    void showsOnlyWhatIsPublic() {
        assertThat(merged().path("paths").propertyNames())
                .containsExactly(
                        "/api/a", "/api/operations/a-service/parked", "/api/b", "/api/operations/b-service/parked");
    }

    @Test
    void tellsComponentsApartThatDiffer() {
        assertThat(merged().path("components").path("schemas").propertyNames())
                .containsExactly("Item", "Kind", "Shared", "b-service.Item", "b-service.Kind");
    }

    @Test
    void followsReferencesWhereverTheyStand() {
        JsonNode document = merged();
        assertThat(document.at("/paths/~1api~1b/get/responses/200/content/application~1json/schema/$ref")
                        .asString())
                .isEqualTo("#/components/schemas/b-service.Item");
        JsonNode properties = document.at("/components/schemas/b-service.Item/properties");
        assertThat(properties.at("/next/$ref").asString()).isEqualTo("#/components/schemas/b-service.Item");
        assertThat(properties.at("/kind/$ref").asString()).isEqualTo("#/components/schemas/b-service.Kind");
        assertThat(properties.at("/all/$ref").asString()).isEqualTo("#/components/schemas/Shared");
    }

    @Test
    void keepsWhatServicesSayOfTheirOperations() {
        JsonNode operation = merged().at("/paths/~1api~1a/get");
        assertThat(operation.path("tags").path(0).asString()).isEqualTo("things");
        assertThat(operation.path("operationId").asString()).isEqualTo("aList");
        assertThat(operation.path("security").isArray()).isTrue();
    }

    @Test
    void tellsOperationsApartThatEveryServiceHas() {
        JsonNode document = merged();
        JsonNode operation = document.at("/paths/~1api~1operations~1b-service~1parked/get");
        assertThat(operation.path("operationId").asString()).isEqualTo("bParkedList");
        assertThat(operation.path("tags").path(0).asString()).isEqualTo("b-service");
        assertThat(document.path("tags")
                        .valueStream()
                        .map(tag -> tag.path("name").asString()))
                .containsExactly("a-service", "b-service", "things");
    }

    @Test
    void saysWhatIsMissing() {
        assertThat(merged().at("/x-guanhu-missing-services/0").asString()).isEqualTo("c-service");
        assertThat(merged().at("/components/securitySchemes").propertyNames()).containsExactly("bearer", "signIn");
        assertThat(merged().at("/components/securitySchemes/signIn/flows/authorizationCode/tokenUrl")
                        .asString())
                .isEqualTo("http://realm/protocol/openid-connect/token");
    }
}
