package io.guanhu.audit.standing;

import io.guanhu.audit.model.LogCheck.Flaw;
import io.guanhu.platform.contract.AuditEvents.AlertKind;
import io.guanhu.platform.contract.AuditEvents.AlertRaised;
import io.guanhu.platform.outbox.Outbox;
import io.guanhu.platform.runtime.Ids;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Alerts a person: with a log message, a counter and an event. The same fault is reported once per
 * process.
 */
@Component
public class Alerts {

    private static final Logger LOG = LoggerFactory.getLogger(Alerts.class);
    private static final int REMEMBERED = 1_000;

    private final Outbox outbox;
    private final TransactionalOperator transaction;
    private final Ids ids;
    private final Clock clock;
    private final Counter raised;
    private final Map<String, Boolean> reported = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };

    Alerts(Outbox outbox, TransactionalOperator transaction, Ids ids, Clock clock, MeterRegistry meters) {
        this.outbox = outbox;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
        this.raised = Counter.builder("guanhu.audit.alerts")
                .description("Faults of the audit log that raised an alert")
                .register(meters);
    }

    /** Runs in its own transaction; no other may be open. */
    public Mono<Void> raise(AlertKind kind, Flaw flaw) {
        return Mono.defer(() -> {
            String code = flaw.kind().code();
            if (!isNew(kind + " " + code + " " + flaw.index())) {
                return Mono.empty();
            }
            LOG.error(
                    "{}: {} at index {}, entry {}, detail {}",
                    kind.word(),
                    code,
                    flaw.index(),
                    flaw.entryId(),
                    flaw.detail());
            raised.increment();
            return transaction.transactional(outbox.append(List.of(alert(kind, flaw))));
        });
    }

    private synchronized boolean isNew(String fault) {
        return reported.put(fault, true) == null;
    }

    /** Forgets resolved faults, so that they are reported again if they recur. */
    public synchronized void forget() {
        reported.clear();
    }

    private AlertRaised alert(AlertKind kind, Flaw flaw) {
        String entryId = flaw.entryId();
        return new AlertRaised(
                ids.next(),
                clock.instant(),
                kind,
                flaw.kind().code(),
                flaw.index(),
                entryId == null ? null : UUID.fromString(entryId));
    }
}
