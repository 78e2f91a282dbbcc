package io.guanhu.customer.registration;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.guanhu.customer.draft.Draft;
import io.guanhu.customer.draft.Draft.Faulty;
import io.guanhu.customer.draft.Draft.Sound;
import io.guanhu.customer.draft.Forms;
import io.guanhu.customer.draft.NewCustomerForm;
import io.guanhu.customer.registration.Registering.NotRegistered;
import io.guanhu.customer.registration.Registering.Registered;
import io.guanhu.customer.registration.Registering.Result;
import io.guanhu.platform.audit.Acts;
import io.guanhu.platform.audit.AuditEntry;
import io.guanhu.platform.contract.CustomerEvents.Origin;
import io.guanhu.platform.description.ReturnsETag;
import io.guanhu.platform.permission.Relation;
import io.guanhu.platform.problem.Problem.FieldError;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.problem.ProblemException.FieldProblem;
import io.guanhu.platform.problem.Problems;
import io.guanhu.platform.security.Audited;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.Permitted;
import io.guanhu.platform.web.IfMatch;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class RegistrationController {

    private static final String ACTION = "customer.create";

    private final Registering registrations;
    private final Acts acts;
    private final Problems problems;
    private final Forms forms;

    RegistrationController(Registering registrations, Acts acts, Problems problems, Forms forms) {
        this.registrations = registrations;
        this.problems = problems;
        this.acts = acts;
        this.forms = forms;
    }

    /**
     * @param notices values not stored exactly as entered; absent if there are none
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Created(UUID id, long version, List<FieldError> notices) {}

    @Audited("customer.create")
    @PostMapping("/api/customers")
    @Permitted(
            value = "customer.create",
            further = {"customer.create-again", "customer.create-as-core"})
    @ReturnsETag
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ResponseEntity<Created>> create(
            Caller caller,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language,
            @RequestBody NewCustomerForm form) {
        List<FieldProblem> faults = ofOthers(caller, form);
        return forms.read(caller, List.of(ownedBy(caller, form)))
                .map(List::getFirst)
                .flatMap(reading -> {
                    if (reading instanceof Sound(Draft draft) && faults.isEmpty()) {
                        return create(caller, draft, problems.toFieldErrors(draft.notices(), language));
                    }
                    if (reading instanceof Faulty(var further)) {
                        faults.addAll(further);
                    }
                    return Mono.error(ProblemException.invalid(faults));
                });
    }

    private Mono<ResponseEntity<Created>> create(Caller caller, Draft draft, List<FieldError> notices) {
        String branch = Objects.requireNonNullElse(caller.branch(), "HQ");
        AuditEntry entry = AuditEntry.on(caller, ACTION, "branch", branch, null);
        return acts.attempt(entry, register(caller, draft, notices));
    }

    private Mono<ResponseEntity<Created>> register(Caller caller, Draft draft, List<FieldError> notices) {
        Origin origin = caller.may("customer.create-as-core") ? Origin.CORE : Origin.STAFF;
        return registrations
                .register(new Sender(caller, origin), List.of(draft))
                .flatMap(results -> answer(results.getFirst(), notices));
    }

    private Mono<ResponseEntity<Created>> answer(Result result, List<FieldError> notices) {
        return switch (result) {
            case Registered(UUID id) ->
                Mono.just(ResponseEntity.created(URI.create("/api/customers/" + id))
                        .cacheControl(CacheControl.noStore())
                        .eTag(IfMatch.etagOf(1))
                        .body(new Created(id, 1, notices)));
            case NotRegistered refused -> Mono.error(refused.problem());
        };
    }

    /**
     * Managers register customers in their own branch, and become their owner. Those who also may
     * register others' are taken to mean themselves if they name nobody.
     */
    private static NewCustomerForm ownedBy(Caller caller, NewCustomerForm form) {
        boolean unplaced = form.branch() == null && form.requestedManager() == null;
        return Forms.onlyOwn(caller) || (unplaced && caller.reaches(Relation.OWN))
                ? form.inBranch(caller.branch(), caller.employeeId())
                : form;
    }

    /** What a manager requests without being allowed to. */
    private static List<FieldProblem> ofOthers(Caller caller, NewCustomerForm form) {
        List<FieldProblem> faults = new ArrayList<>();
        if (Forms.onlyOwn(caller)) {
            if (form.branch() != null && !form.branch().equals(caller.branch())) {
                faults.add(new FieldProblem("branch", "own-branch"));
            }
            if (form.requestedManager() != null && !form.requestedManager().equals(caller.employeeId())) {
                faults.add(new FieldProblem("requestedManager", "own-employee-id"));
            }
        }
        return faults;
    }
}
