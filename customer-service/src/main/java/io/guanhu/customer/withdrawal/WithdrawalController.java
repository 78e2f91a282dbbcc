package io.guanhu.customer.withdrawal;

import io.guanhu.customer.change.ChangeView.State;
import io.guanhu.platform.description.ReturnsETag;
import io.guanhu.platform.security.Audited;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.Permitted;
import io.guanhu.platform.web.IfMatch;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Withdraws an open change. */
@RestController
@RequestMapping("/api/customers/{id}/changes")
class WithdrawalController {

    private final Withdrawing withdrawing;

    WithdrawalController(Withdrawing withdrawing) {
        this.withdrawing = withdrawing;
    }

    /**
     * @param reason stored with the customer's interactions; absent if nothing may be stored there
     */
    @Schema(name = "ChangeWithdrawal")
    record Withdrawal(@Size(min = 1, max = 500) @Nullable String reason) {

        /** Does not show the reason. */
        @Override
        public String toString() {
            return "Withdrawal[…]";
        }
    }

    @Schema(name = "WithdrawnChange")
    record Withdrawn(State state) {}

    /** Withdraws the caller's own open change; requires the ETag of the change. */
    @Audited("change.withdraw")
    @PostMapping("/{change}/withdrawal")
    @Permitted("change.withdraw")
    @ReturnsETag
    Mono<ResponseEntity<Withdrawn>> withdraw(
            Caller caller,
            @PathVariable UUID id,
            @PathVariable UUID change,
            IfMatch expected,
            @Valid @RequestBody Withdrawal withdrawal) {
        return withdrawing
                .withdraw(caller, id, change, expected, withdrawal.reason())
                .map(ended ->
                        ResponseEntity.ok().eTag(IfMatch.etagOf(ended.step())).body(new Withdrawn(State.of(ended))));
    }
}
