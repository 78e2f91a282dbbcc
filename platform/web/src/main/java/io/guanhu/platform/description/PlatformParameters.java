package io.guanhu.platform.description;

import io.guanhu.platform.description.schema.RecordResolver;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.web.IfMatch;
import io.guanhu.platform.web.PageRequest;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.math.BigDecimal;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.method.HandlerMethod;

/** Documents the headers and query parameters behind the platform's own controller parameters. */
final class PlatformParameters implements OperationCustomizer {

    PlatformParameters() {
        RecordResolver.install();
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class, IfMatch.class, PageRequest.class);
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        for (MethodParameter parameter : method.getMethodParameters()) {
            if (parameter.getParameterType() == IfMatch.class) {
                operation.addParametersItem(ifMatch());
            }
            if (parameter.getParameterType() == PageRequest.class) {
                operation.addParametersItem(limit());
                operation.addParametersItem(cursor());
            }
        }
        return operation;
    }

    private static Parameter ifMatch() {
        return new Parameter()
                .in("header")
                .name(HttpHeaders.IF_MATCH)
                .required(true)
                .description("The `ETag` of the version that was read, unchanged; 412 if there is a newer one")
                .schema(new StringSchema())
                .example("\"3\"");
    }

    private static Parameter limit() {
        return new Parameter()
                .in("query")
                .name("limit")
                .description("The maximum number of items per page; " + PageRequest.DEFAULT_LIMIT + " if not given")
                .schema(new IntegerSchema()
                        .minimum(BigDecimal.ONE)
                        .maximum(BigDecimal.valueOf(PageRequest.MAXIMUM_LIMIT)))
                .example(PageRequest.DEFAULT_LIMIT);
    }

    private static Parameter cursor() {
        return new Parameter()
                .in("query")
                .name("cursor")
                .description("The `next` of the previous page, as also given in its `Link` header."
                        + " Valid for the same list, filters and caller only")
                .schema(new StringSchema());
    }
}
