package io.guanhu.platform.web;

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
 * A text is a text: {@code "name": false} would be kept as somebody called false, and an account
 * number that a spreadsheet made a number has lost digits. Nor is a number a day, or the constant
 * that stands in that place, and a fraction is no count. Of a name that stands twice in an object
 * nobody can tell which is meant.
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
                .addModule(new TextualTimes());
        for (LogicalType type : TYPES) {
            builder.withCoercionConfig(type, StrictJson::fromNothingElse);
        }
    }

    private static void fromNothingElse(MutableCoercionConfig values) {
        for (CoercionInputShape shape : OTHERS) {
            values.setCoercion(shape, CoercionAction.Fail);
        }
    }
}
