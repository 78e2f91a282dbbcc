package io.guanhu.platform.description;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.util.List;
import java.util.Set;
import org.springframework.http.codec.ServerSentEvent;

/**
 * An event of a stream as an object of the lines that it has: its data is of the type that it was
 * made of, written as JSON.
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
        // The same reference stands elsewhere, without what the glossary says of this one.
        model.addProperty("data", new JsonSchema().$ref(data.get$ref()));
        model.setRequired(List.of("id", "event", "data"));
        context.defineModel(name, model);
        return new JsonSchema().$ref(name);
    }

    private static Schema<?> text() {
        return new JsonSchema().types(Set.of("string"));
    }
}
