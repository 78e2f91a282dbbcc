package io.guanhu.privacy.docket;

import io.guanhu.platform.contract.PrivacyEvents.RequestAdvanced;
import io.guanhu.platform.contract.PrivacyEvents.RequestState;
import io.guanhu.platform.outbox.Outbox;
import io.guanhu.privacy.model.lifecycle.ErasureRequest;
import io.guanhu.privacy.model.request.Advanced;
import io.guanhu.privacy.model.request.Filing;
import io.guanhu.privacy.model.request.State;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Stores and announces decisions, both in the current transaction. */
@Component
public class Docket {

    private final RequestStore requests;
    private final Outbox outbox;

    Docket(RequestStore requests, Outbox outbox) {
        this.requests = requests;
        this.outbox = outbox;
    }

    /** Stores the new state, and announces it to the other services. */
    public Mono<Void> store(ErasureRequest state, List<Advanced> events, Instant now) {
        return requests.save(state, events, now).then(Mono.defer(() -> announce(state.filing(), events)));
    }

    /** Announces to the other services that a request advanced. */
    public Mono<Void> announce(Filing filing, List<Advanced> events) {
        return outbox.append(events.stream().map(each -> toEvent(filing, each)).toList());
    }

    private static RequestAdvanced toEvent(Filing filing, Advanced event) {
        State from = event.from();
        return new RequestAdvanced(
                filing.requestId(),
                filing.customerId(),
                from == null ? null : toContract(from),
                toContract(event.to()),
                event.at());
    }

    private static RequestState toContract(State state) {
        return switch (state) {
            case SUBMITTED -> RequestState.SUBMITTED;
            case VERIFYING -> RequestState.VERIFYING;
            case VERIFIED -> RequestState.VERIFIED;
            case CONFIRMED -> RequestState.CONFIRMED;
            case ASSESSED -> RequestState.ASSESSED;
            case COOLING_OFF -> RequestState.COOLING_OFF;
            case AWAITING_APPROVAL -> RequestState.AWAITING_APPROVAL;
            case EXECUTING -> RequestState.EXECUTING;
            case COMPLETED -> RequestState.COMPLETED;
            case PARTIALLY_COMPLETED -> RequestState.PARTIALLY_COMPLETED;
            case REJECTED -> RequestState.REJECTED;
            case CANCELLED -> RequestState.CANCELLED;
            case EXPIRED -> RequestState.EXPIRED;
        };
    }
}
