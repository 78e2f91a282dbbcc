package io.guanhu.customer.check;

import io.guanhu.customer.check.Checks.Seen;
import io.guanhu.customer.customers.Customers;
import io.guanhu.customer.people.SuppressionList.Known;
import io.guanhu.customer.registration.Rejections;
import io.guanhu.platform.audit.AuditEntry;
import io.guanhu.platform.audit.AuditTrail;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Rejects a registration. Its keys are destroyed soon after, and the rejection is remembered for a
 * while.
 */
@Component
class Rejecting {

    private final Ending ending;
    private final Rejections rejections;
    private final Customers customers;
    private final AuditTrail audit;
    private final TransactionalOperator transactions;

    Rejecting(
            Ending ending,
            Rejections rejections,
            Customers customers,
            AuditTrail audit,
            TransactionalOperator transactions) {
        this.ending = ending;
        this.rejections = rejections;
        this.customers = customers;
        this.audit = audit;
        this.transactions = transactions;
    }

    /** Finds the customer and hashes the document before the transaction. */
    Mono<Void> reject(Seen seen, Decision decision) {
        UUID customer = decision.customerId();
        UUID id = seen.stored().id();
        Mono<Void> reached = customer == null
                ? Mono.empty()
                : customers.visible(decision.caller(), customer).then();
        return reached.then(Mono.defer(() -> rejections.hash(seen.profile())))
                .flatMap(document -> ending.end(id, decision)
                        .then(Mono.defer(() -> remember(id, document, decision)))
                        .as(transactions::transactional));
    }

    private Mono<Void> remember(UUID id, Optional<Known> document, Decision decision) {
        UUID customer = decision.customerId();
        Mono<Void> remembered = Mono.justOrEmpty(document)
                .flatMap(known -> rejections.remember(id, known, decision.reason(), customer));
        return customer == null
                ? remembered
                : remembered.then(
                        audit.allowed(AuditEntry.onCustomer(decision.caller(), "registration-check.identify", customer)
                                .withReason(decision.reason().name())));
    }
}
