package io.guanhu.platform.problem.diagnosis;

import io.guanhu.platform.problem.AnsweredAsProblem;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.problem.ProblemException.FieldProblem;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;

/** How a failure is reported, before it is put into words. */
public record Diagnosis(
        int status,
        String code,
        List<FieldProblem> fields,
        List<Object> arguments,
        Map<String, Object> members,
        HttpHeaders headers) {

    static Diagnosis of(int status, String code) {
        return of(status, code, List.of());
    }

    static Diagnosis of(int status, String code, List<FieldProblem> fields) {
        return new Diagnosis(status, code, fields, List.of(), Map.of(), new HttpHeaders());
    }

    static Diagnosis invalid(List<FieldProblem> fields) {
        return of(400, "invalid-request", fields);
    }

    static Diagnosis invalid(String field, String fieldCode) {
        return invalid(List.of(new FieldProblem(field, fieldCode)));
    }

    static Diagnosis of(AnsweredAsProblem problem) {
        HttpHeaders headers = new HttpHeaders();
        problem.headers().forEach(headers::set);
        boolean general = problem instanceof ProblemException;
        return new Diagnosis(
                problem.status().value(),
                problem.code(),
                general ? ((ProblemException) problem).fields() : List.of(),
                List.of(problem.arguments()),
                general ? ((ProblemException) problem).members() : Map.of(),
                headers);
    }

    Diagnosis header(String name, String value) {
        headers.set(name, value);
        return this;
    }
}
