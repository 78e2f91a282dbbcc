package io.guanhu.platform.problem.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.problem.ProblemException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.Exceptions;

class DiagnosesTests {

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new IllegalStateException("x"), 500, "internal-error"),
                Arguments.of(new TimeoutException(), 503, "unavailable"),
                Arguments.of(new DataAccessResourceFailureException("x"), 503, "unavailable"),
                Arguments.of(new CannotCreateTransactionException("x"), 503, "unavailable"),
                Arguments.of(new AuthenticationServiceException("x"), 503, "unavailable"),
                Arguments.of(new ResponseStatusException(HttpStatus.CONFLICT), 409, "http-409"),
                Arguments.of(Exceptions.propagate(new Exception(ProblemException.notFound("gone"))), 404, "gone"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void tellsFailuresApart(Throwable failure, int status, String code) {
        Diagnosis diagnosis = Diagnoses.of(failure);
        assertThat(diagnosis.status()).isEqualTo(status);
        assertThat(diagnosis.code()).isEqualTo(code);
        assertThat(diagnosis.headers().getFirst("Retry-After") != null).isEqualTo(status == 503);
    }

    @Test
    void carriesMembersAndTheTimeToWait() {
        Diagnosis diagnosis = Diagnoses.of(ProblemException.of(HttpStatus.TOO_MANY_REQUESTS, "too-many-codes")
                .with("attemptsLeft", 0)
                .retryAfter(Duration.ofMinutes(2)));
        assertThat(diagnosis.members()).containsEntry("attemptsLeft", 0);
        assertThat(diagnosis.headers().getFirst("Retry-After")).isEqualTo("120");
    }
}
