package io.guanhu.platform.description;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.method.HandlerMethod;

/** The headers that an operation is documented to answer with. */
class AnswerHeadersTests {

    static class Jobs {

        @ReturnsLocation
        public void start() {}

        public void cancel() {}

        @GetMapping
        @ReturnsETag
        public void read() {}
    }

    private static @Nullable Map<String, Header> headersOf(String method, String status) throws NoSuchMethodException {
        ApiResponse answer = new ApiResponse();
        Operation operation = new Operation().responses(new ApiResponses().addApiResponse(status, answer));
        new AnswerHeaders().customize(operation, new HandlerMethod(new Jobs(), method));
        return answer.getHeaders();
    }

    @Test
    void tellsWhereWhatWasMadeCanBeRead() throws NoSuchMethodException {
        assertThat(headersOf("cancel", "201")).containsOnlyKeys("Location");
    }

    @Test
    void tellsWhereWhatWasStartedCanBeReadOnlyIfTheOperationDoes() throws NoSuchMethodException {
        assertThat(headersOf("start", "202")).containsOnlyKeys("Location");
        assertThat(headersOf("cancel", "202")).isNull();
    }

    @Test
    void takesTheVersionThatIsKnownWhereNothingNewMayBeAnswered() throws NoSuchMethodException {
        Operation operation = new Operation().responses(new ApiResponses());
        new AnswerHeaders().customize(operation, new HandlerMethod(new Jobs(), "read"));
        assertThat(operation.getResponses()).containsOnlyKeys("304");
        assertThat(operation.getParameters()).extracting(Parameter::getName).containsExactly("If-None-Match");
    }
}
