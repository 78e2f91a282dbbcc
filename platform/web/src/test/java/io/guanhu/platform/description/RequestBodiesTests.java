package io.guanhu.platform.description;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.description.schema.RecordResolver;
import io.guanhu.platform.description.schema.Required;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.converter.ResolvedSchema;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The properties missing from a request body. */
class RequestBodiesTests {

    @BeforeAll
    static void install() {
        RecordResolver.install();
    }

    private enum Colour {
        RED,
        GREEN
    }

    private record Asked(
            @Required @Nullable UUID id,
            @Nullable Colour colour,
            @Nullable String note) {}

    /**
     * What is sent leaves out what it has not, and so nothing that reads bodies meets two types.
     */
    @Test
    void takesNoNullInABody() {
        ResolvedSchema read = ModelConverters.getInstance(true)
                .resolveAsResolvedSchema(new AnnotatedType(Asked.class).resolveAsRef(true));
        Components components = new Components();
        read.referencedSchemas.forEach(components::addSchemas);
        Content content = new Content().addMediaType("application/json", new MediaType().schema(read.schema));
        Operation post = new Operation().requestBody(new RequestBody().content(content));
        Paths paths = new Paths().addPathItem("/things", new PathItem().post(post));
        new RequestBodies().customise(new OpenAPI().components(components).paths(paths));
        Schema<?> asked = Objects.requireNonNull(components.getSchemas().get(name(read.schema)));
        assertThat(asked.getRequired()).containsExactly("id");
        assertThat(property(asked, "note").getTypes()).containsExactly("string");
        assertThat(property(asked, "colour").get$ref()).endsWith("Colour");
        assertThat(property(asked, "colour").getAnyOf()).isNull();
    }

    private static Schema<?> property(Schema<?> schema, String name) {
        return Objects.requireNonNull(schema.getProperties().get(name));
    }

    private static String name(Schema<?> reference) {
        return reference.get$ref().replaceAll(".*/", "");
    }
}
