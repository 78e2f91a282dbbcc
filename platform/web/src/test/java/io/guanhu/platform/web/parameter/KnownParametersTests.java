package io.guanhu.platform.web.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.web.PageRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

class KnownParametersTests {

    interface Endpoint {
        void search(
                PageRequest page,
                @PathVariable String id,
                @RequestParam(required = false) @Nullable String state,
                @RequestParam(name = "as-of") String asOf,
                @RequestParam List<String> tags);

        void read(@PathVariable String id);

        void anything(@RequestParam Map<String, String> all);
    }

    @Test
    void areThoseThatTheMethodDeclares() {
        assertThat(of("search").names()).containsExactlyInAnyOrder("limit", "cursor", "state", "as-of", "tags");
        assertThat(of("read").names()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"search, ''", "search, limit=1&cursor=a&state=b&as-of=c&tags=d&tags=e", "search, state=", "read, ''"})
    void acceptsWhatIsDeclared(String method, String query) {
        of(method).check(parsed(query));
    }

    @ParameterizedTest
    @CsvSource({
        "search, outcome=REFUSED, unknown-parameter, outcome:unknown-parameter",
        "search, x[]=1&tags=a, unknown-parameter, x[]:unknown-parameter",
        "search, tags[]=1, unknown-parameter, tags[]:unknown-parameter",
        "search, State=1, unknown-parameter, State:unknown-parameter",
        "search, a=1&b=2, unknown-parameter, a:unknown-parameter b:unknown-parameter",
        "search, state=1&state=2, invalid-request, state:repeated",
        "search, limit=1&limit=2, invalid-request, limit:repeated",
        "search, a=1&state=1&state=2, unknown-parameter, a:unknown-parameter state:repeated",
        "read, id=1, unknown-parameter, id:unknown-parameter"
    })
    void namesAllThatIsNot(String method, String query, String code, String faults) {
        assertThatThrownBy(() -> of(method).check(parsed(query)))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.code()).isEqualTo(code);
                    assertThat(problem.status().value()).isEqualTo(400);
                    assertThat(problem.fields().stream().map(f -> f.field() + ":" + f.code()))
                            .containsExactly(faults.split(" ", -1));
                });
    }

    @Test
    void refusesAnEndpointThatTakesAnything() {
        assertThatThrownBy(() -> of("anything")).isInstanceOf(IllegalStateException.class);
    }

    private static KnownParameters of(String method) {
        return new KnownParameters(Arrays.stream(Endpoint.class.getDeclaredMethods())
                .filter(each -> each.getName().equals(method))
                .findFirst()
                .orElseThrow());
    }

    private static org.springframework.util.MultiValueMap<String, String> parsed(String query) {
        return UriComponentsBuilder.fromUriString("/?" + query).build().getQueryParams();
    }
}
