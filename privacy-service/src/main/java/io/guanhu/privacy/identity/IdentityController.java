package io.guanhu.privacy.identity;

import io.guanhu.platform.security.Audited;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.Permitted;
import io.guanhu.privacy.command.Sight;
import io.guanhu.privacy.identity.SendingCodes.Challenge;
import io.guanhu.privacy.model.request.State;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * Proves that a request is the customer's: with a one-time code to the registered contact, or, at a
 * counter, with the document that staff have seen.
 */
@RestController
@RequestMapping("/api/privacy-requests/{id}")
class IdentityController {

    private final SendingCodes sending;
    private final CheckingCodes checking;
    private final TakingEvidence taking;

    IdentityController(SendingCodes sending, CheckingCodes checking, TakingEvidence taking) {
        this.sending = sending;
        this.checking = checking;
        this.taking = taking;
    }

    /**
     * @param reference the number of the recording, letter or form in the bank's archive
     */
    record Shown(@NotBlank @Size(max = 200) String reference) {}

    record Code(@NotNull @Pattern(regexp = "\\d{6}") String code) {}

    record Proven(UUID id, State state) {}

    @Audited("privacy-request.challenge")
    @PostMapping("/identity-challenges")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Permitted(value = "privacy-request.challenge", further = Sight.HIDDEN_REQUESTS)
    Mono<Challenge> challenge(@PathVariable UUID id, Caller caller) {
        return sending.challenge(id, caller);
    }

    @Audited("privacy-request.verify")
    @PostMapping("/identity-verification")
    @Permitted(value = "privacy-request.verify", further = Sight.HIDDEN_REQUESTS)
    Mono<Proven> verify(@PathVariable UUID id, @Valid @RequestBody Code body, Caller caller) {
        return checking.verify(id, body.code(), caller).thenReturn(new Proven(id, State.VERIFIED));
    }

    @Audited("privacy-request.evidence")
    @PutMapping("/evidence")
    @Permitted(value = "privacy-request.evidence", further = Sight.HIDDEN_REQUESTS)
    Mono<Proven> evidence(@PathVariable UUID id, @Valid @RequestBody Shown body, Caller caller) {
        return taking.take(id, body.reference(), caller).map(request -> new Proven(id, request.state()));
    }
}
