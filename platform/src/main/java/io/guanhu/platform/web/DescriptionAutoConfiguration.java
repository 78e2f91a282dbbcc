package io.guanhu.platform.web;

import io.guanhu.platform.security.Caller;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.math.BigDecimal;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;

/** Describes in OpenAPI what the platform's controller parameters stand for in a request. */
@AutoConfiguration
@ConditionalOnClass(OperationCustomizer.class)
class DescriptionAutoConfiguration {

    @Bean
    OperationCustomizer platformParameters() {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Caller.class, IfMatch.class, PageRequest.class);
        return (operation, method) -> {
            for (MethodParameter parameter : method.getMethodParameters()) {
                describe(operation, parameter.getParameterType());
            }
            return operation;
        };
    }

    private static void describe(Operation operation, Class<?> type) {
        if (type == IfMatch.class) {
            operation.addParametersItem(
                    new Parameter()
                            .in("header")
                            .name(HttpHeaders.IF_MATCH)
                            .required(true)
                            .description("The ETag of what was read")
                            .schema(new StringSchema()));
        }
        if (type == PageRequest.class) {
            operation.addParametersItem(
                    new Parameter()
                            .in("query")
                            .name("limit")
                            .description(PageRequest.DEFAULT_LIMIT + " unless given")
                            .schema(
                                    new IntegerSchema()
                                            .minimum(BigDecimal.ONE)
                                            .maximum(
                                                    BigDecimal.valueOf(
                                                            PageRequest.MAXIMUM_LIMIT))));
            operation.addParametersItem(
                    new Parameter()
                            .in("query")
                            .name("cursor")
                            .description("From the page before")
                            .schema(new StringSchema()));
        }
    }
}
