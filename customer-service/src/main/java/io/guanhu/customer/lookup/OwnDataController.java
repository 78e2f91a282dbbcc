package io.guanhu.customer.lookup;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.guanhu.customer.customers.Customers;
import io.guanhu.customer.fields.FieldSchemas;
import io.guanhu.customer.fields.ValueJson;
import io.guanhu.customer.model.ConsentPurpose;
import io.guanhu.customer.model.Customer;
import io.guanhu.customer.model.CustomerStatus;
import io.guanhu.customer.model.Dossier;
import io.guanhu.customer.model.Holding;
import io.guanhu.customer.model.Owner;
import io.guanhu.customer.model.field.Field;
import io.guanhu.customer.model.field.Value;
import io.guanhu.customer.vault.Profiles;
import io.guanhu.customer.vault.SealedDetails;
import io.guanhu.platform.audit.Acts.Done;
import io.guanhu.platform.audit.AuditEntry;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.security.Audited;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.Permitted;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * Shows customers, and nobody else, the data held about them in clear (PIPL art. 44 and 45). For
 * data that is kept only because the law requires it, just the category is shown.
 */
@RestController
class OwnDataController {

    private static final String ACTION = "customer.own-data.read";

    private final Customers customers;
    private final Profiles profiles;
    private final OwnDataStore store;
    private final SealedDetails details;

    OwnDataController(Customers customers, Profiles profiles, OwnDataStore store, SealedDetails details) {
        this.customers = customers;
        this.profiles = profiles;
        this.store = store;
        this.details = details;
    }

    /**
     * Everything that is held.
     *
     * @param fields by field name, a text or a list of texts
     * @param categories the state of each: held, not held, erased or restricted
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record OwnData(
            UUID id,
            CustomerStatus status,
            String branch,
            @Nullable Owner owner,
            @Nullable LocalDate relationshipEndedOn,
            @Schema(ref = FieldSchemas.SHOWN) Map<String, Object> fields,
            Map<DataCategory, Holding> categories,
            List<OwnConsent> consents) {

        /** Does not show the values. */
        @Override
        public String toString() {
            return "OwnData" + fields.keySet();
        }
    }

    /**
     * A consent that was given or withdrawn.
     *
     * @param byStaff whether staff recorded it
     */
    record OwnConsent(ConsentPurpose purpose, boolean granted, Instant changedAt, boolean byStaff) {

        static OwnConsent of(OwnDataStore.Consent row) {
            return new OwnConsent(row.purpose(), row.granted(), row.changedAt(), row.byStaff());
        }
    }

    @Audited("customer.read-own")
    @GetMapping("/api/customers/{id}/own-data")
    @Permitted("customer.read-own")
    Mono<ResponseEntity<OwnData>> read(Caller caller, @PathVariable UUID id) {
        AuditEntry act = AuditEntry.onCustomer(caller, ACTION, id);
        Mono<Done<OwnData>> shown = customers
                .self(caller, id)
                .flatMap(profiles::open)
                .flatMap(dossier -> Mono.zip(
                        store.consents(id).collectList().map(consents -> view(dossier, consents)),
                        entry(act, dossier),
                        Done::of));
        return customers
                .carryOutEntering(act, shown)
                .map(own ->
                        ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(own));
    }

    /**
     * Tells what was seen, as for every access to clear values, because somebody else may be
     * using the session.
     */
    private Mono<AuditEntry> entry(AuditEntry act, Dossier dossier) {
        List<SealedDetails.Detail> seen = new ArrayList<>();
        shown(dossier).forEach((field, value) -> seen.add(new SealedDetails.Detail(field, "revealed", value)));
        return details.seal(dossier.customer().id(), seen).map(act::withDetails);
    }

    private static OwnData view(Dossier dossier, List<OwnDataStore.Consent> consents) {
        Customer customer = dossier.customer();
        Map<String, Object> fields = new LinkedHashMap<>();
        shown(dossier).forEach((field, value) -> fields.put(field.code(), ValueJson.plain(value)));
        return new OwnData(
                customer.id(),
                customer.status(),
                customer.branch(),
                dossier.owner(),
                customer.relationshipEndedOn(),
                fields,
                dossier.holdings(),
                dossier.barrier(DataCategory.MARKETING).isPresent()
                        ? List.of()
                        : consents.stream().map(OwnConsent::of).toList());
    }

    /** In the order of the catalogue. */
    private static Map<Field, Value> shown(Dossier dossier) {
        Map<Field, Value> shown = new LinkedHashMap<>();
        dossier.profile().values().forEach((field, value) -> {
            if (field.shownToTheCustomer()) {
                shown.put(field, value);
            }
        });
        return shown;
    }
}
