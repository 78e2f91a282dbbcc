package io.guanhu.customer.lookup;

import io.guanhu.customer.model.Masks;
import io.guanhu.customer.vault.CustomerProperties;
import io.guanhu.customer.vault.Customers;
import io.guanhu.customer.vault.Profiles;
import io.guanhu.platform.audit.AuditEntry;
import io.guanhu.platform.audit.AuditTrail;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.web.IfMatch;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Shows one customer, masked. */
@RestController
class ReadingController {

    private static final String ACTION = "customer.read";

    private final Customers customers;
    private final Profiles profiles;
    private final AuditTrail audit;
    private final TransactionalOperator transactions;
    private final Masks masks;

    ReadingController(
            Customers customers,
            Profiles profiles,
            AuditTrail audit,
            TransactionalOperator transactions,
            CustomerProperties properties) {
        this.customers = customers;
        this.profiles = profiles;
        this.audit = audit;
        this.transactions = transactions;
        this.masks = properties.maskRules();
    }

    @GetMapping("/api/customers/{id}")
    @PreAuthorize(
            "hasAnyRole('relationship-manager','team-lead','operations','compliance-officer','customer')")
    Mono<ResponseEntity<CustomerView>> read(Caller caller, @PathVariable UUID id) {
        return customers
                .reached(caller, id, ACTION)
                .flatMap(profiles::open)
                .delayUntil(read -> audit.allowed(AuditEntry.onCustomer(caller, ACTION, id)))
                .as(transactions::transactional)
                .map(dossier -> CustomerView.of(dossier, masks))
                .map(
                        view ->
                                ResponseEntity.ok()
                                        .eTag(IfMatch.etagOf(view.version()))
                                        .cacheControl(CacheControl.noStore())
                                        .body(view));
    }
}
