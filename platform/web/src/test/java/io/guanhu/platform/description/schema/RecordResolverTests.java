package io.guanhu.platform.description.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a record's declaration says about it in the API document. */
@SuppressWarnings("rawtypes") // as the library's own signatures are
class RecordResolverTests {

    @BeforeAll
    static void install() {
        RecordResolver.install();
    }

    private enum Colour {
        RED,
        GREEN
    }

    private record Told(
            UUID id,
            Colour colour,
            @Nullable String note,
            @Nullable Colour second) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Terse(UUID id, @Nullable String note) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    private record Bare(List<String> notes, String name, int count) {}

    private record Referring(
            @io.swagger.v3.oas.annotations.media.Schema(ref = "#/components/schemas/Else")
            Map<String, Object> values) {}

    private static Map<String, Schema> resolved(Class<?> type) {
        return ModelConverters.getInstance(true)
                .resolveAsResolvedSchema(new AnnotatedType(type).resolveAsRef(false))
                .referencedSchemas;
    }

    private static Schema<?> schemaOf(Class<?> type) {
        return Objects.requireNonNull(resolved(type).get(SchemaNames.nameOf(type)));
    }

    private static Schema<?> property(Schema<?> schema, String name) {
        return Objects.requireNonNull(schema.getProperties().get(name));
    }

    @Test
    void requiresWhatIsNeverNull() {
        assertThat(schemaOf(Told.class).getRequired()).containsExactlyInAnyOrder("id", "colour");
    }

    @Test
    void tellsThatWhatMayBeNullIsNullOrIsNotThere() {
        Schema<?> schema = schemaOf(Told.class);
        assertThat(property(schema, "note").getTypes()).containsExactly("string", "null");
        assertThat(property(schema, "second").getAnyOf()).hasSize(2);
        assertThat(property(schemaOf(Terse.class), "note").getTypes()).containsExactly("string");
        assertThat(schemaOf(Terse.class).getRequired()).containsExactly("id");
        assertThat(schemaOf(Bare.class).getRequired()).containsExactly("count");
    }

    @Test
    void namesEnums() {
        assertThat(property(schemaOf(Told.class), "colour").get$ref())
                .isEqualTo("#/components/schemas/" + SchemaNames.nameOf(Colour.class));
    }

    @Test
    void letsADeclaredReferenceStandAlone() {
        Schema<?> values = property(schemaOf(Referring.class), "values");
        assertThat(values.get$ref()).isEqualTo("#/components/schemas/Else");
        assertThat(values.getAdditionalProperties()).isNull();
    }
}
