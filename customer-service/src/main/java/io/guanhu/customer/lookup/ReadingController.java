package io.guanhu.customer.lookup;

import io.guanhu.customer.customers.Customers;
import io.guanhu.customer.model.field.Masks;
import io.guanhu.customer.vault.Profiles;
import io.guanhu.platform.audit.AuditEntry;
import io.guanhu.platform.description.ReturnsETag;
import io.guanhu.platform.security.Audited;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.Permitted;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
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
    private final Masks masks;

    ReadingController(Customers customers, Profiles profiles, Masks masks) {
        this.customers = customers;
        this.profiles = profiles;
        this.masks = masks;
    }

    @Audited("customer.read")
    @GetMapping("/api/customers/{id}")
    @Permitted("customer.read")
    @ReturnsETag
    Mono<ResponseEntity<CustomerView>> read(Caller caller, @PathVariable UUID id) {
        AuditEntry act = AuditEntry.onCustomer(caller, ACTION, id);
        return customers
                .carryOut(act, customers.reachable(caller, id).flatMap(profiles::open))
                .map(dossier -> CustomerView.of(dossier, masks))
                .map(view -> ResponseEntity.ok()
                        .eTag(view.etag())
                        .cacheControl(CacheControl.noStore())
                        .body(view));
    }
}
