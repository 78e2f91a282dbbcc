package io.guanhu.platform.description.schema;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Derives a record's schema from its declaration: nullable components are optional, all others are
 * required. Enums become separate schemas, so that generated clients have names for them.
 */
@SuppressWarnings({"rawtypes", "unchecked"}) // as in the library's own signatures
public final class RecordResolver extends ModelResolver {

    private RecordResolver(ObjectMapper mapper) {
        super(mapper, new SchemaNames());
        openapi31(true);
    }

    /** Replaces the library's own resolver, once per process, since that one is global. */
    public static void install() {
        enumsAsRef = true;
        ModelConverters all = ModelConverters.getInstance(true);
        List<ModelConverter> inOrder = List.copyOf(all.getConverters());
        inOrder.forEach(all::removeConverter);
        // Each is put in front of the existing ones.
        inOrder.reversed().forEach(each -> all.addConverter(replaced(each)));
    }

    private static ModelConverter replaced(ModelConverter converter) {
        return converter.getClass() == ModelResolver.class
                ? new RecordResolver(((ModelResolver) converter).objectMapper())
                : converter;
    }

    @Override
    public @Nullable Schema resolve(
            AnnotatedType annotated, ModelConverterContext context, Iterator<ModelConverter> next) {
        JavaType type = _mapper.constructType(annotated.getType());
        if (StreamedEvents.is(type)) {
            return StreamedEvents.resolve(type, _typeName(type), context);
        }
        Schema resolved = super.resolve(annotated, context, next);
        if (resolved != null && type.getRawClass().isRecord()) {
            Schema<?> model = context.getDefinedModels().get(_typeName(type));
            if (model != null && model.getProperties() != null) {
                describe(type.getRawClass(), model);
            }
        }
        return resolved;
    }

    private static void describe(Class<?> type, Schema<?> model) {
        Map<String, Schema> properties = model.getProperties();
        for (RecordComponent component : type.getRecordComponents()) {
            Schema<?> property = properties.get(component.getName());
            if (property != null) {
                Presence presence = Presence.of(component);
                property = bare(property);
                properties.put(component.getName(), property);
                if (presence == Presence.ALWAYS) {
                    require(model, component.getName());
                }
                if (presence == Presence.ABSENT_OR_NULL) {
                    properties.put(component.getName(), orNull(property));
                }
            }
        }
    }

    /** A reference declared on a component takes precedence over its Java type. */
    private static Schema<?> bare(Schema<?> property) {
        if (property.get$ref() != null) {
            return new JsonSchema().$ref(property.get$ref());
        }
        if (property.getItems() != null && property.getItems().get$ref() != null) {
            property.setItems(bare(property.getItems()));
        }
        return property;
    }

    private static void require(Schema<?> model, String name) {
        if (model.getRequired() == null || !model.getRequired().contains(name)) {
            model.addRequiredItem(name);
        }
    }

    private static Schema<?> orNull(Schema<?> property) {
        if (property.get$ref() != null) {
            Schema<?> reference = new JsonSchema().$ref(property.get$ref());
            property.set$ref(null);
            property.setTypes(null);
            return property.anyOf(List.of(reference, new JsonSchema().types(Set.of("null"))));
        }
        if (property.getTypes() != null) {
            property.addType("null");
        }
        return property;
    }

    /** The presence of a component in the JSON. */
    private enum Presence {
        ALWAYS,
        ABSENT,
        ABSENT_OR_NULL;

        static Presence of(RecordComponent component) {
            if (component.isAnnotationPresent(Required.class)) {
                return ALWAYS;
            }
            JsonInclude.Include included = included(component);
            if (included == JsonInclude.Include.NON_EMPTY && canBeEmpty(component.getType())) {
                return ABSENT;
            }
            if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                return ALWAYS;
            }
            return included == JsonInclude.Include.ALWAYS ? ABSENT_OR_NULL : ABSENT;
        }

        private static JsonInclude.Include included(RecordComponent component) {
            JsonInclude own = component.getAccessor().getAnnotation(JsonInclude.class);
            JsonInclude declared = component.getDeclaringRecord().getAnnotation(JsonInclude.class);
            JsonInclude valid = own == null ? declared : own;
            return valid == null ? JsonInclude.Include.ALWAYS : valid.value();
        }

        private static boolean canBeEmpty(Class<?> type) {
            return Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type) || type == String.class;
        }
    }
}
