package io.guanhu.platform.description;

import io.guanhu.platform.web.Page;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Optional;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.method.HandlerMethod;

/** Documents the response headers: the URL of what was created, its version, and the next page. */
final class AnswerHeaders implements OperationCustomizer, OpenApiCustomizer {

    private static final String CREATED = "201";
    private static final String NOT_MODIFIED = "304";
    private static final String LOCATION_IF_MADE = "LocationIfMade";
    private static final String PLACE = "/api/transfers/01980f2e-6f0a-7c3e-9d55-0b8f4b7a2c11";

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        operation.getResponses().forEach((status, answer) -> {
            if (status.startsWith("2")) {
                describe(answer, status.equals(CREATED), method);
            }
        });
        if (givesETag(method) && method.hasMethodAnnotation(GetMapping.class)) {
            ApiResponse unchanged = new ApiResponse().description("Not changed since the version in `If-None-Match`");
            add(unchanged, HttpHeaders.ETAG);
            operation.getResponses().addApiResponse(NOT_MODIFIED, unchanged);
            operation.addParametersItem(ifNoneMatch());
        }
        return operation;
    }

    private static Parameter ifNoneMatch() {
        return new Parameter()
                .in("header")
                .name(HttpHeaders.IF_NONE_MATCH)
                .description("The `ETag` of the version the caller already has; 304 if it is still current")
                .schema(new StringSchema())
                .example("\"3\"");
    }

    private static void describe(ApiResponse answer, boolean created, HandlerMethod method) {
        ReturnsLocation given = method.getMethodAnnotation(ReturnsLocation.class);
        if (created) {
            add(answer, HttpHeaders.LOCATION);
        } else if (given != null) {
            add(answer, HttpHeaders.LOCATION, given.always() ? HttpHeaders.LOCATION : LOCATION_IF_MADE);
        }
        if (givesETag(method)) {
            add(answer, HttpHeaders.ETAG);
        }
        if (isPaged(method)) {
            add(answer, HttpHeaders.LINK);
        }
    }

    private static boolean givesETag(HandlerMethod method) {
        return method.hasMethodAnnotation(ReturnsETag.class);
    }

    /** Defines the headers once, for all responses. */
    @Override
    public void customise(OpenAPI document) {
        Components components = Optional.ofNullable(document.getComponents()).orElseGet(Components::new);
        document.setComponents(components);
        components
                .addHeaders(
                        HttpHeaders.LOCATION,
                        header("The URL of what was created or started", PLACE).required(true))
                .addHeaders(LOCATION_IF_MADE, header("The URL of what was created; absent if nothing was", PLACE))
                .addHeaders(
                        HttpHeaders.ETAG,
                        header("The version; send it as `If-Match` to make a change", "\"3\"")
                                .required(true))
                .addHeaders(
                        HttpHeaders.LINK,
                        header(
                                "The next page (RFC 8288); absent on the last",
                                "</api/branches?limit=20&cursor=MDE5ODBm>; rel=\"next\""));
    }

    private static Header header(String description, String example) {
        return new Header().description(description).schema(new StringSchema()).example(example);
    }

    private static boolean isPaged(HandlerMethod method) {
        return within(ResolvableType.forMethodReturnType(method.getMethod()))
                .anyMatch(type -> type.resolve() == Page.class);
    }

    private static Stream<ResolvableType> within(ResolvableType type) {
        return Stream.concat(Stream.of(type), Stream.of(type.getGenerics()).flatMap(AnswerHeaders::within));
    }

    private static void add(ApiResponse answer, String name) {
        add(answer, name, name);
    }

    private static void add(ApiResponse answer, String name, String described) {
        answer.addHeaderObject(name, new Header().$ref("#/components/headers/" + described));
    }
}
