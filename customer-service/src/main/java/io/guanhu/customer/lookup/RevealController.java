package io.guanhu.customer.lookup;

import io.guanhu.customer.customers.Customers;
import io.guanhu.customer.fields.FieldSchemas;
import io.guanhu.customer.fields.ValueJson;
import io.guanhu.customer.model.Dossier;
import io.guanhu.customer.model.Holding;
import io.guanhu.customer.model.Purpose;
import io.guanhu.customer.model.field.Field;
import io.guanhu.customer.model.field.Fields;
import io.guanhu.customer.vault.Barriers;
import io.guanhu.customer.vault.Profiles;
import io.guanhu.customer.vault.SealedDetails;
import io.guanhu.platform.audit.Acts.Done;
import io.guanhu.platform.audit.AuditEntry;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.problem.ProblemException.FieldProblem;
import io.guanhu.platform.security.Audited;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.Permitted;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Shows single fields without masks, for a purpose. The audit log records which. */
@RestController
class RevealController {

    private static final String ACTION = "customer.reveal";

    private final Customers customers;
    private final Profiles profiles;
    private final SealedDetails details;
    private final Fields catalogue;

    RevealController(Customers customers, Profiles profiles, SealedDetails details, Fields catalogue) {
        this.customers = customers;
        this.profiles = profiles;
        this.details = details;
        this.catalogue = catalogue;
    }

    record Reveal(
            @ArraySchema(schema = @Schema(ref = FieldSchemas.NAME)) @NotEmpty
            List<String> fields,

            @NotNull Purpose purpose) {}

    /**
     * @param fields by field name, a text or a list of texts; fields without a value are absent
     */
    record Revealed(@Schema(ref = FieldSchemas.SHOWN) Map<String, Object> fields) {

        /** Does not show the values. */
        @Override
        public String toString() {
            return "Revealed" + fields.keySet();
        }
    }

    @Audited("customer.reveal")
    @PostMapping("/api/customers/{id}/reveal")
    @Permitted("customer.reveal")
    Mono<ResponseEntity<Revealed>> reveal(Caller caller, @PathVariable UUID id, @Valid @RequestBody Reveal reveal) {
        List<Field> asked = fields(reveal.fields());
        AuditEntry act = AuditEntry.onCustomer(caller, ACTION, id)
                .withReason(reveal.purpose().name());
        Mono<Done<Revealed>> revealed =
                customers.reachable(caller, id).flatMap(profiles::open).flatMap(dossier -> reveal(act, dossier, asked));
        return customers
                .carryOutEntering(act, revealed)
                .map(each ->
                        ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(each));
    }

    private Mono<Done<Revealed>> reveal(AuditEntry act, Dossier dossier, List<Field> asked) {
        UUID id = dossier.customer().id();
        Optional<Holding> barrier =
                asked.stream().map(dossier::barrier).flatMap(Optional::stream).findFirst();
        if (barrier.isPresent()) {
            return Mono.error(Barriers.problem(barrier.get()));
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        List<SealedDetails.Detail> seen = new ArrayList<>();
        for (Field field : asked) {
            dossier.profile().get(field).ifPresent(value -> {
                fields.put(field.code(), ValueJson.plain(value));
                seen.add(new SealedDetails.Detail(field, "revealed", value));
            });
        }
        return details.seal(id, seen).map(ciphertexts -> Done.of(new Revealed(fields), act.withDetails(ciphertexts)));
    }

    private List<Field> fields(List<String> names) {
        List<Field> fields = new ArrayList<>();
        List<FieldProblem> problems = new ArrayList<>();
        for (int at = 0; at < names.size(); at++) {
            String path = "fields[" + at + "]";
            catalogue
                    .of(names.get(at))
                    .filter(Field::revealable)
                    .ifPresentOrElse(fields::add, () -> problems.add(new FieldProblem(path, "unknown")));
        }
        if (!problems.isEmpty()) {
            throw ProblemException.invalid(problems);
        }
        return fields.stream().distinct().toList();
    }
}
