package io.guanhu.platform.description.schema;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.util.List;
import java.util.Set;
import org.springframework.http.codec.ServerSentEvent;

/**
 * Documents an event of a stream as an object with its lines; its data is JSON of the type it was
 * made from.
 */
final class StreamedEvents {

    private StreamedEvents() {}

    static boolean is(JavaType type) {
        return type.getRawClass() == ServerSentEvent.class;
    }

    static Schema<?> resolve(JavaType type, String name, ModelConverterContext context) {
        Schema<?> model = new JsonSchema().types(Set.of("object"));
        model.addProperty("id", text());
        model.addProperty("event", text());
        model.addProperty("retry", text());
        Schema<?> data = context.resolve(new AnnotatedType(type.containedType(0)).resolveAsRef(true));
        // The same reference is used elsewhere, without the glossary's description of this one.
        model.addProperty("data", new JsonSchema().$ref(data.get$ref()));
        model.setRequired(List.of("id", "event", "data"));
        context.defineModel(name, model);
        return new JsonSchema().$ref(name);
    }

    private static Schema<?> text() {
        return new JsonSchema().types(Set.of("string"));
    }
}
