package io.guanhu.privacy.request;

import io.guanhu.platform.audit.Audited;
import io.guanhu.platform.security.Caller;
import io.guanhu.privacy.model.State;
import io.guanhu.privacy.request.ProvingIdentity.Challenge;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Proves that the request is the customer's: a one-time code to the registered contact. */
@RestController
@RequestMapping("/api/privacy-requests/{id}")
class IdentityController {

    private final ProvingIdentity identity;

    IdentityController(ProvingIdentity identity) {
        this.identity = identity;
    }

    record Code(@NotNull @Pattern(regexp = "\\d{6}") String code) {}

    record Proven(UUID id, State state) {}

    @Audited("privacy-request.challenge")
    @PostMapping("/identity-challenges")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @PreAuthorize("hasAnyRole('customer','operations','compliance-officer')")
    Mono<Challenge> challenge(@PathVariable UUID id, Caller caller) {
        return identity.challenge(id, caller);
    }

    @Audited("privacy-request.verify")
    @PostMapping("/identity-verification")
    @PreAuthorize("hasAnyRole('customer','operations','compliance-officer')")
    Mono<Proven> verify(@PathVariable UUID id, @Valid @RequestBody Code body, Caller caller) {
        return identity.verify(id, body.code(), caller).thenReturn(new Proven(id, State.VERIFIED));
    }
}
