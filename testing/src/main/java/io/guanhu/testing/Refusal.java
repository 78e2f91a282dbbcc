package io.guanhu.testing;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/**
 * A request that a service refuses, and how. A test lists them, and each becomes a case of its own.
 *
 * @param name says who asks for what: {@code other branch reads}
 */
public record Refusal(String name, int status, String code, Supplier<ResponseSpec> request) {

    /** What a test does about a refusal besides looking at the answer. */
    public interface Check {

        void of(Refusal refusal) throws Exception;
    }

    /** A case for each refusal of a list. */
    public static Stream<DynamicTest> cases(Check check, List<Refusal> refusals) {
        return refusals.stream().map(each -> DynamicTest.dynamicTest(each.name(), () -> check.of(each)));
    }

    /** Sends the request, and fails unless it is refused as expected. */
    public void isAnswered() {
        refused(request.get(), status, code);
    }

    /** Fails unless the answer is the problem with this code. */
    public static BodyContentSpec refused(ResponseSpec answer, int status, String code) {
        return problem(answer, status).jsonPath("$.code").isEqualTo(code);
    }

    /** Fails unless the answer is a problem with this status. */
    public static BodyContentSpec refused(ResponseSpec answer, int status) {
        return problem(answer, status).jsonPath("$.code").isNotEmpty();
    }

    private static BodyContentSpec problem(ResponseSpec answer, int status) {
        return answer.expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody();
    }

    /** Tokens of the same person that no service may accept. */
    public static List<Tokens> invalidTokens(Tokens person) {
        return List.of(
                person.expired(),
                person.notYetValid(),
                person.audience("other"),
                person.issuer("https://elsewhere.example"),
                person.unsigned(),
                person.signedByStranger(),
                person.demo());
    }
}
