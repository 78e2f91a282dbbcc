package io.guanhu.customer.register;

import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.type.LogicalType;

/**
 * A text is a text: {@code "name": false} would be kept as somebody called false, and an account
 * number that a spreadsheet made a number has lost digits. Of a name that stands twice in an object
 * nobody can tell which is meant.
 */
@Configuration(proxyBeanMethods = false)
class StrictJson {

    @Bean
    JsonMapperBuilderCustomizer strictTexts() {
        return builder ->
                builder.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .withCoercionConfig(
                                LogicalType.Textual,
                                texts ->
                                        texts.setCoercion(
                                                        CoercionInputShape.Boolean,
                                                        CoercionAction.Fail)
                                                .setCoercion(
                                                        CoercionInputShape.Integer,
                                                        CoercionAction.Fail)
                                                .setCoercion(
                                                        CoercionInputShape.Float,
                                                        CoercionAction.Fail));
    }
}
