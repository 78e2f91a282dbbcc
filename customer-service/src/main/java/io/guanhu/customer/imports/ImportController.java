package io.guanhu.customer.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.guanhu.customer.draft.Draft;
import io.guanhu.customer.draft.Draft.Faulty;
import io.guanhu.customer.draft.Draft.Reading;
import io.guanhu.customer.draft.Draft.Sound;
import io.guanhu.customer.draft.Forms;
import io.guanhu.customer.draft.NewCustomerForm;
import io.guanhu.customer.imports.ImportLines.Raw;
import io.guanhu.customer.registration.Registering;
import io.guanhu.customer.registration.Registering.NotRegistered;
import io.guanhu.customer.registration.Registering.Registered;
import io.guanhu.customer.registration.Registering.Result;
import io.guanhu.customer.registration.Sender;
import io.guanhu.platform.audit.AuditEntry;
import io.guanhu.platform.audit.AuditTrail;
import io.guanhu.platform.contract.CustomerEvents.Origin;
import io.guanhu.platform.problem.Problem;
import io.guanhu.platform.problem.Problem.FieldError;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.problem.Problems;
import io.guanhu.platform.runtime.Ids;
import io.guanhu.platform.security.Audited;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.Permitted;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Imports many customers: one per line, and one transaction for all readable lines. */
@RestController
class ImportController {

    private static final String ACTION = "customer.import";
    private static final int MOST_LINES = 500;

    private final Registering registrations;
    private final Capacity capacity;
    private final JsonMapper mapper;
    private final Problems problems;
    private final AuditTrail audit;
    private final Ids ids;
    private final Forms forms;

    ImportController(
            Registering registrations,
            Capacity capacity,
            JsonMapper mapper,
            Problems problems,
            AuditTrail audit,
            Ids ids,
            Forms forms) {
        this.registrations = registrations;
        this.capacity = capacity;
        this.mapper = mapper;
        this.problems = problems;
        this.audit = audit;
        this.ids = ids;
        this.forms = forms;
    }

    /**
     * The result of a line: a customer, or the problem that a single request would have got.
     *
     * @param notices values not stored exactly as entered; absent if there are none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ImportedLine(
            int line,
            @Nullable UUID customerId,
            @Nullable Problem problem,
            @Nullable List<FieldError> notices) {}

    /** A line that is not blank: a form, or why it could not be read. Numbers count blank lines. */
    private record Typed(
            int number,
            @Nullable NewCustomerForm form,
            @Nullable Throwable problem) {}

    /** A line after reading: a draft, or why there is none. */
    private record Line(
            int number, @Nullable Draft draft, @Nullable Throwable problem) {}

    @Audited("customer.import")
    @PostMapping(
            path = "/api/customer-imports",
            consumes = MediaType.APPLICATION_NDJSON_VALUE,
            produces = MediaType.APPLICATION_NDJSON_VALUE)
    @Permitted(value = "customer.import", further = "customer.create-as-core")
    Mono<ResponseEntity<Flux<ImportedLine>>> take(
            Caller caller,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_NDJSON_VALUE,
                                            schema = @Schema(implementation = NewCustomerForm.class)))
                    @RequestBody
                    Flux<DataBuffer> body) {
        Origin origin = caller.may("customer.create-as-core") ? Origin.CORE : Origin.IMPORT;
        return bytes(body)
                .map(this::lines)
                .flatMap(lines -> read(caller, lines))
                .flatMap(lines -> register(caller, origin, lines, language))
                .map(lines -> ResponseEntity.ok(Flux.fromIterable(lines)));
    }

    private static Mono<byte[]> bytes(Flux<DataBuffer> body) {
        return DataBufferUtils.join(body)
                .map(joined -> {
                    byte[] bytes = new byte[joined.readableByteCount()];
                    joined.read(bytes);
                    DataBufferUtils.release(joined);
                    return bytes;
                })
                .defaultIfEmpty(new byte[0]);
    }

    private List<Typed> lines(byte[] body) {
        List<Typed> lines = ImportLines.of(body).stream().map(this::form).toList();
        if (lines.isEmpty() || lines.size() > MOST_LINES) {
            throw ProblemException.invalid("lines", "import-lines");
        }
        return lines;
    }

    private Typed form(Raw line) {
        int number = line.number();
        if (line.text() == null) {
            return new Typed(number, null, ProblemException.of(HttpStatus.BAD_REQUEST, "line-not-utf-8"));
        }
        try {
            NewCustomerForm form = mapper.readValue(line.text(), NewCustomerForm.class);
            return form == null
                    ? new Typed(number, null, ProblemException.invalid("body", "wrong-type"))
                    : new Typed(number, form, null);
        } catch (JacksonException garbled) {
            return new Typed(number, null, new DecodingException("A line of an import", garbled));
        }
    }

    private Mono<List<Line>> read(Caller caller, List<Typed> lines) {
        List<NewCustomerForm> readable =
                lines.stream().flatMap(line -> Stream.ofNullable(line.form())).toList();
        return forms.read(caller, readable).map(readings -> {
            Iterator<Reading> next = readings.iterator();
            return lines.stream()
                    .map(line -> line.form() == null
                            ? new Line(line.number(), null, line.problem())
                            : line(line.number(), next.next()))
                    .toList();
        });
    }

    private static Line line(int number, Reading reading) {
        return switch (reading) {
            case Sound(Draft draft) -> new Line(number, draft, null);
            case Faulty(var fields) -> new Line(number, null, ProblemException.invalid(fields));
        };
    }

    private Mono<List<ImportedLine>> register(
            Caller caller, Origin origin, List<Line> lines, @Nullable String language) {
        List<Draft> drafts =
                lines.stream().flatMap(line -> Stream.ofNullable(line.draft())).toList();
        return capacity.require(drafts.size())
                .then(Mono.defer(() -> registrations.register(new Sender(caller, origin), drafts)))
                .map(results -> answers(lines, results, language))
                .delayUntil(answers -> recordRefusals(caller, answers));
    }

    /**
     * Records one entry for each kind of refusal, so that probing ID numbers by imports is visible.
     */
    private Mono<Void> recordRefusals(Caller caller, List<ImportedLine> answers) {
        AuditEntry entry = AuditEntry.on(caller, ACTION, "customer-import", ids.next(), null);
        return Flux.fromIterable(answers)
                .mapNotNull(ImportedLine::problem)
                .map(Problem::code)
                .distinct()
                .concatMap(code -> audit.refused(entry.withReason(code)))
                .then();
    }

    private List<ImportedLine> answers(List<Line> lines, List<Result> results, @Nullable String language) {
        List<ImportedLine> answers = new ArrayList<>();
        Iterator<Result> next = results.iterator();
        for (Line line : lines) {
            answers.add(
                    line.problem() == null
                            ? answer(line, next.next(), language)
                            : refused(line, line.problem(), language));
        }
        return answers;
    }

    private ImportedLine answer(Line line, Result result, @Nullable String language) {
        return switch (result) {
            case Registered(UUID id) -> new ImportedLine(line.number(), id, null, notices(line.draft(), language));
            case NotRegistered refused -> refused(line, refused.problem(), language);
        };
    }

    private @Nullable List<FieldError> notices(@Nullable Draft draft, @Nullable String language) {
        return draft == null || draft.notices().isEmpty() ? null : problems.toFieldErrors(draft.notices(), language);
    }

    private ImportedLine refused(Line line, Throwable problem, @Nullable String language) {
        return new ImportedLine(line.number(), null, problems.of(problem, language), null);
    }
}
