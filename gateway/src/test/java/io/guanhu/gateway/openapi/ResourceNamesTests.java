package io.guanhu.gateway.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ResourceNamesTests {

    @Test
    void callsAResourceByOneNameEverywhere() throws IOException {
        JsonNode document = OpenApiMerge.parse(Files.readString(Path.of("src/main/openapi/openapi.json")));
        assertThat(document.path("paths").size()).isGreaterThan(80);
        assertThat(ResourceNames.faultsOf(document)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/transfers/{transferId}",
                "/api/transfers/{transferId}/approval",
                "/api/customers/{customer}/changes/{change}",
                "/api/customers/{id}/changes/{changeId}",
                "/api/customers/{id}/changes/{id}"
            })
    void findsAParameterThatIsCalledOtherwise(String path) {
        assertThat(ResourceNames.faultsOf(document("{\"%s\": {}}".formatted(path), "{}")))
                .containsExactly(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/transfers",
                "/api/transfers/{id}/approval",
                "/api/customers/{id}/changes/{change}/decision",
                "/api/customers/{id}/consents/{purpose}",
                "/api/working-calendars/{year}"
            })
    void takesAnIdAndANaturalKey(String path) {
        assertThat(ResourceNames.faultsOf(document("{\"%s\": {}}".formatted(path), "{}")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"transferId", "proposedAt", "filedAt"})
    void findsAPropertyThatIsCalledOtherwise(String property) {
        assertThat(ResourceNames.faultsOf(document("{}", schema(property))))
                .containsExactly("TransferShown." + property);
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "customerId", "createdAt", "changedAt"})
    void takesItsOwnIdAndThatOfOthers(String property) {
        assertThat(ResourceNames.faultsOf(document("{}", schema(property)))).isEmpty();
    }

    private static String schema(String property) {
        return "{\"TransferShown\": {\"properties\": {\"%s\": {}}}}".formatted(property);
    }

    private static JsonNode document(String paths, String schemas) {
        return OpenApiMerge.parse("{\"paths\": %s, \"components\": {\"schemas\": %s}}".formatted(paths, schemas));
    }
}
