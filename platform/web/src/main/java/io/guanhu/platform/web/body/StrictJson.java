package io.guanhu.platform.web.body;

import java.util.List;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.MutableCoercionConfig;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * Accepts only texts as texts: {@code "name": false} would otherwise be stored as a person called
 * false, and an account number that a spreadsheet turned into a number has lost digits. Likewise, a
 * number is neither a day nor a constant by its position, a fraction is not a count, and a name
 * must not occur twice in an object, because its meaning would be unclear.
 */
final class StrictJson implements JsonMapperBuilderCustomizer {

    private static final List<LogicalType> TYPES = List.of(LogicalType.Textual, LogicalType.Enum, LogicalType.DateTime);

    private static final List<CoercionInputShape> OTHERS = List.of(
            CoercionInputShape.Boolean,
            CoercionInputShape.Integer,
            CoercionInputShape.Float,
            CoercionInputShape.EmptyArray);

    @Override
    public void customize(JsonMapper.Builder builder) {
        builder.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .addModule(new StrictDates());
        for (LogicalType type : TYPES) {
            builder.withCoercionConfig(type, StrictJson::rejectOthers);
        }
    }

    private static void rejectOthers(MutableCoercionConfig values) {
        for (CoercionInputShape shape : OTHERS) {
            values.setCoercion(shape, CoercionAction.Fail);
        }
    }
}
