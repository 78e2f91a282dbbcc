package io.guanhu.gateway.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OpenApiMergeTests {

    private static final String DOCUMENT =
            """
            {"openapi":"3.1.0",
             "paths":{
               "/api/%1$s":{"get":{"operationId":"list","tags":["x-controller"],"security":[],
                 "responses":{"200":{"content":{"application/json":{
                   "schema":{"$ref":"#/components/schemas/Item"}}}}}}},
               "/internal/%1$s":{"get":{"responses":{}}},
               "/actuator/health":{"get":{"responses":{}}}},
             "components":{
               "schemas":{"Item":{"type":"object","properties":{"next":{"$ref":"#/components/schemas/Item"}}}},
               "securitySchemes":{"own":{"type":"http"}}}}
            """;

    private static JsonNode merged() {
        Map<String, JsonNode> documents = new LinkedHashMap<>();
        documents.put("a-service", OpenApiMerge.parse(DOCUMENT.formatted("a")));
        documents.put("b-service", OpenApiMerge.parse(DOCUMENT.formatted("b")));
        return OpenApiMerge.merge(documents, List.of("c-service"));
    }

    @Test
    void showsOnlyWhatIsPublic() {
        assertThat(merged().path("paths").propertyNames()).containsExactly("/api/a", "/api/b");
    }

    @Test
    void tellsComponentsOfTheSameNameApart() {
        assertThat(merged().path("components").path("schemas").propertyNames())
                .containsExactly("a-service.Item", "b-service.Item");
    }

    @Test
    void followsReferencesWhereverTheyStand() {
        JsonNode document = merged();
        assertThat(
                        document.at(
                                        "/paths/~1api~1b/get/responses/200/content/application~1json/schema/$ref")
                                .asString())
                .isEqualTo("#/components/schemas/b-service.Item");
        assertThat(
                        document.at("/components/schemas/b-service.Item/properties/next/$ref")
                                .asString())
                .isEqualTo("#/components/schemas/b-service.Item");
    }

    @Test
    void groupsOperationsByService() {
        JsonNode operation = merged().at("/paths/~1api~1a/get");
        assertThat(operation.path("tags").path(0).asString()).isEqualTo("a-service");
        assertThat(operation.path("operationId").asString()).isEqualTo("a-service.list");
        assertThat(operation.has("security")).isFalse();
    }

    @Test
    void saysWhatIsMissing() {
        assertThat(merged().at("/x-guanhu-missing-services/0").asString()).isEqualTo("c-service");
        assertThat(merged().at("/components/securitySchemes").propertyNames())
                .containsExactly("bearer");
    }
}
