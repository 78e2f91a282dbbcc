package io.guanhu.customer.consent;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.guanhu.customer.consent.ConsentStore.StoredConsent;
import io.guanhu.customer.consent.Consents.Held;
import io.guanhu.customer.consent.Consents.Wish;
import io.guanhu.customer.model.ConsentPurpose;
import io.guanhu.platform.description.ReturnsETag;
import io.guanhu.platform.security.Audited;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.Permitted;
import io.guanhu.platform.web.IfMatch;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** A customer's consents. One that was never given has version 0. */
@RestController
@RequestMapping("/api/customers/{id}/consents/{purpose}")
class ConsentController {

    private final Consents consents;

    ConsentController(Consents consents) {
        this.consents = consents;
    }

    /** Who gave or withdrew the consent. */
    enum By {
        CUSTOMER,
        STAFF
    }

    /**
     * @param by absent if it was never given
     * @param evidence the number, in the bank's archive, of the document on which staff recorded
     *     the consent; for staff only
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Consent(
            ConsentPurpose purpose,
            boolean granted,
            @Nullable Instant changedAt,
            @Nullable By by,
            @Nullable String evidence) {

        /** Does not show the evidence. */
        @Override
        public String toString() {
            return "Consent[" + purpose + "]";
        }
    }

    /**
     * @param evidence the number of the customer's signed form in the bank's archive; staff need it
     *     to record a consent, customers do not send it
     */
    record NewConsent(
            @NotNull Boolean granted,

            @Size(max = 200) @Pattern(regexp = ".*\\S.*") @Nullable
            String evidence) {

        /** Does not show the evidence. */
        @Override
        public String toString() {
            return "NewConsent[" + granted + "]";
        }
    }

    @Audited("consent.read")
    @GetMapping
    @Permitted("consent.read")
    @ReturnsETag
    Mono<ResponseEntity<Consent>> read(Caller caller, @PathVariable UUID id, @PathVariable ConsentPurpose purpose) {
        return consents.read(caller, id, purpose).map(held -> answer(caller, id, held));
    }

    @Audited("consent.set")
    @PutMapping
    @Permitted("consent.set")
    @ReturnsETag
    Mono<ResponseEntity<Consent>> change(
            Caller caller,
            @PathVariable UUID id,
            @PathVariable ConsentPurpose purpose,
            IfMatch expected,
            @Valid @RequestBody NewConsent asked) {
        return consents.change(caller, id, expected, new Wish(purpose, asked.granted(), asked.evidence()))
                .map(held -> answer(caller, id, held));
    }

    private static ResponseEntity<Consent> answer(Caller caller, UUID id, Held held) {
        StoredConsent consent = held.consent();
        boolean never = consent.version() == 0;
        By by = consent.changedBy().equals(id.toString()) ? By.CUSTOMER : By.STAFF;
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .eTag(IfMatch.etagOf(consent.version()))
                .body(new Consent(
                        consent.purpose(),
                        consent.granted(),
                        never ? null : consent.changedAt(),
                        never ? null : by,
                        Consents.isOwn(caller, id) ? null : held.evidence()));
    }
}
