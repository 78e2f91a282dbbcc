package io.guanhu.platform.description.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the words of all services say of a property, by how it stands in JSON. */
class GlossaryTests {

    private static final Schema<?> NOTHING = typed("null");

    private static Schema<?> typed(String... types) {
        return new JsonSchema().types(Set.of(types));
    }

    private static String meaningOf(String name, Schema<?> property) {
        Schema<?> schema = new JsonSchema().addProperty(name, property);
        Components components = new Components().addSchemas("EpochRecord", schema);
        new Glossary(Words.ofThisService())
                .customise(new OpenAPI().components(components).paths(new Paths()));
        return property.getDescription();
    }

    @Test
    void saysAbsentOfWhatIsLeftOut() {
        assertThat(meaningOf("next", typed("string"))).endsWith("; absent on the last");
    }

    @Test
    void saysNullOfWhatIsSentAllTheSame() {
        Schema<?> holder = new JsonSchema().anyOf(List.of(new JsonSchema().$ref("Holder"), NOTHING));
        assertThat(meaningOf("next", typed("string", "null"))).endsWith("; null on the last");
        assertThat(meaningOf("holder", holder)).endsWith("; null until then");
    }

    @Test
    void givesAnExampleWhereNothingElseDoes() {
        Schema<?> next = typed("string");
        Schema<?> step = new JsonSchema().$ref("#/components/schemas/EpochStep");
        meaningOf("next", next);
        assertThat(meaningOf("step", step)).isEqualTo("The progress of ending the epoch");
        assertThat(next.getExample()).isEqualTo("MDE5ODBm");
        assertThat(step.getExample()).isNull();
    }
}
