package io.guanhu.customer.contact;

import io.guanhu.customer.customers.CustomerStore;
import io.guanhu.customer.fields.ValueJson;
import io.guanhu.customer.model.Dossier;
import io.guanhu.customer.model.Holding;
import io.guanhu.customer.vault.Profiles;
import io.guanhu.platform.contract.AuditEvents.SealedDetail;
import io.guanhu.platform.keyring.CustomerKeys;
import io.guanhu.platform.keyring.KeyDestroyedException;
import io.guanhu.platform.keyring.Keyring;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.NotAudited;
import io.guanhu.platform.security.Permitted;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * Opens for audit-service what was sealed for the audit log. Audit-service checks who may see it
 * and why, and records the access.
 */
@RestController
class DetailController {

    private final CustomerStore customers;
    private final Profiles profiles;
    private final Keyring keyring;
    private final ValueJson json;

    DetailController(CustomerStore customers, Profiles profiles, Keyring keyring, ValueJson json) {
        this.customers = customers;
        this.profiles = profiles;
        this.keyring = keyring;
        this.json = json;
    }

    record Opening(@NotNull List<SealedDetail> details) {}

    record Opened(List<OpenedDetail> details) {

        /** Does not show the values. */
        @Override
        public String toString() {
            return "Opened[" + details.size() + "]";
        }
    }

    /** The state of a detail. */
    enum State {
        OPENED,
        ERASED,
        RESTRICTED
    }

    /**
     * @param value a text or a list of texts; absent unless it was opened
     */
    record OpenedDetail(State state, @Nullable Object value) {

        /** Does not show the value. */
        @Override
        public String toString() {
            return "OpenedDetail[" + state + "]";
        }
    }

    @NotAudited("audit-service opens details on behalf of a person, and records who")
    @PostMapping("/internal/customers/{id}/audit-details")
    @Permitted("internal.audit-details")
    Mono<Opened> open(Caller caller, @PathVariable UUID id, @Valid @RequestBody Opening opening) {
        return customers
                .find(id)
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("customer-not-found")))
                .flatMap(profiles::open)
                .zipWith(keyring.keysOf(id))
                .map(found -> toOpened(found.getT1(), found.getT2(), opening.details()));
    }

    private Opened toOpened(Dossier dossier, CustomerKeys keys, List<SealedDetail> details) {
        return new Opened(
                details.stream().map(detail -> toOpened(dossier, keys, detail)).toList());
    }

    private OpenedDetail toOpened(Dossier dossier, CustomerKeys keys, SealedDetail detail) {
        Optional<Holding> barrier = dossier.barrier(detail.category());
        if (barrier.filter(holding -> holding == Holding.RESTRICTED).isPresent()) {
            return new OpenedDetail(State.RESTRICTED, null);
        }
        if (barrier.isPresent() || !keys.living(detail.category())) {
            return new OpenedDetail(State.ERASED, null);
        }
        return toOpened(keys, detail);
    }

    /**
     * What was sealed before an erasure stays closed, even though the category has a new key since.
     */
    private OpenedDetail toOpened(CustomerKeys keys, SealedDetail detail) {
        byte[] sealed = Base64.getDecoder().decode(detail.sealed());
        try {
            byte[] value = keys.open(detail.category(), detail.field(), sealed);
            return new OpenedDetail(State.OPENED, ValueJson.plain(json.value(value)));
        } catch (KeyDestroyedException _) {
            return new OpenedDetail(State.ERASED, null);
        }
    }
}
