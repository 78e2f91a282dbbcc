package io.guanhu.customer.register;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.guanhu.customer.register.Draft.Readable;
import io.guanhu.customer.register.Draft.Unreadable;
import io.guanhu.customer.register.Registrations.NotRegistered;
import io.guanhu.customer.register.Registrations.Registered;
import io.guanhu.customer.register.Registrations.Result;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.problem.ProblemException.FieldProblem;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.Roles;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Takes many customers at once: a line each, one transaction for all lines that can be read. */
@RestController
class ImportController {

    private static final int MOST_BYTES = 1 << 20;
    private static final int MOST_LINES = 500;

    private final Registrations registrations;
    private final JsonMapper mapper;
    private final Clock clock;

    ImportController(Registrations registrations, JsonMapper mapper, Clock clock) {
        this.registrations = registrations;
        this.mapper = mapper;
        this.clock = clock;
    }

    /** What became of a line: a customer or a problem. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ImportedLine(int line, @Nullable UUID customerId, @Nullable LineProblem problem) {}

    /**
     * @param code the problem's, as if the line had been sent by itself
     */
    record LineProblem(String code, List<FieldProblem> errors) {}

    /** A line that is not blank; its number counts blank ones. */
    private record Line(int number, Draft.Reading reading) {}

    @PostMapping(
            path = "/api/customer-imports",
            consumes = MediaType.APPLICATION_NDJSON_VALUE,
            produces = MediaType.APPLICATION_NDJSON_VALUE)
    @PreAuthorize("hasAnyRole('operations','core-banking')")
    Mono<ResponseEntity<Flux<ImportedLine>>> take(
            Caller caller, @RequestBody Flux<DataBuffer> body) {
        String origin = caller.has(Roles.CORE_BANKING) ? "CORE" : "IMPORT";
        return text(body)
                .map(this::lines)
                .flatMap(lines -> register(caller, origin, lines))
                .map(lines -> ResponseEntity.ok(Flux.fromIterable(lines)));
    }

    private static Mono<String> text(Flux<DataBuffer> body) {
        return DataBufferUtils.join(body, MOST_BYTES)
                .map(
                        joined -> {
                            String text = joined.toString(StandardCharsets.UTF_8);
                            DataBufferUtils.release(joined);
                            return text;
                        })
                .defaultIfEmpty("")
                .onErrorMap(
                        DataBufferLimitException.class,
                        large ->
                                ProblemException.of(
                                        HttpStatus.CONTENT_TOO_LARGE, "request-too-large"));
    }

    private List<Line> lines(String text) {
        List<Line> lines = new ArrayList<>();
        String[] all = text.split("\n", -1);
        for (int at = 0; at < all.length; at++) {
            if (!all[at].isBlank()) {
                lines.add(new Line(at + 1, read(all[at])));
            }
        }
        if (lines.isEmpty() || lines.size() > MOST_LINES) {
            throw ProblemException.invalid("lines", "import-lines");
        }
        return lines;
    }

    private Draft.Reading read(String line) {
        try {
            NewCustomerForm form = mapper.readValue(line, NewCustomerForm.class);
            if (Boolean.TRUE.equals(form.returning())) {
                return new Unreadable(List.of(new FieldProblem("returning", "not-by-import")));
            }
            return Draft.read(form, LocalDate.now(clock));
        } catch (JacksonException unreadable) {
            return new Unreadable(List.of(new FieldProblem("", "malformed-line")));
        }
    }

    private Mono<List<ImportedLine>> register(Caller caller, String origin, List<Line> lines) {
        List<Draft> drafts = new ArrayList<>();
        for (Line line : lines) {
            if (line.reading() instanceof Readable(Draft draft)) {
                drafts.add(draft);
            }
        }
        return registrations
                .register(caller, origin, drafts)
                .onErrorMap(
                        DuplicateKeyException.class,
                        raced -> ProblemException.conflict("import-raced"))
                .map(results -> answers(lines, results));
    }

    private static List<ImportedLine> answers(List<Line> lines, List<Result> results) {
        List<ImportedLine> answers = new ArrayList<>();
        int registered = 0;
        for (Line line : lines) {
            answers.add(
                    switch (line.reading()) {
                        case Unreadable(var problems) ->
                                refused(line, new LineProblem("invalid-request", problems));
                        case Readable readable -> answer(line, results.get(registered++));
                    });
        }
        return answers;
    }

    private static ImportedLine answer(Line line, Result result) {
        return switch (result) {
            case Registered(UUID id) -> new ImportedLine(line.number(), id, null);
            case NotRegistered(String code) -> refused(line, new LineProblem(code, List.of()));
        };
    }

    private static ImportedLine refused(Line line, LineProblem problem) {
        return new ImportedLine(line.number(), null, problem);
    }
}
