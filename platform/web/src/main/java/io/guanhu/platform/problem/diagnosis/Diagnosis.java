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

    static Diagnosis of(AnsweredAsProblem told) {
        HttpHeaders headers = new HttpHeaders();
        told.headers().forEach(headers::set);
        boolean general = told instanceof ProblemException;
        return new Diagnosis(
                told.status().value(),
                told.code(),
                general ? ((ProblemException) told).fields() : List.of(),
                List.of(told.arguments()),
                general ? ((ProblemException) told).members() : Map.of(),
                headers);
    }

    Diagnosis header(String name, String value) {
        headers.set(name, value);
        return this;
    }
}
