package io.guanhu.audit.append;

import io.guanhu.audit.model.Detail;
import io.guanhu.audit.model.LogEntry;
import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.platform.contract.AuditEvents.SealedDetail;
import io.guanhu.platform.inbox.handler.EventHandler;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Mono;

/**
 * Receives entries from the services. Entries of one transaction are collected and appended
 * together on commit, so that a batch costs one lock, a few statements and one signature.
 */
@Component
class EntryIntake implements EventHandler<AuditEntryRecorded> {

    private static final int SALT_LENGTH = 32;

    private final LogAppender appender;
    private final SecureRandom random = new SecureRandom();

    EntryIntake(LogAppender appender) {
        this.appender = appender;
    }

    @Override
    public Class<AuditEntryRecorded> type() {
        return AuditEntryRecorded.class;
    }

    @Override
    public Mono<Void> handle(AuditEntryRecorded event) {
        return TransactionSynchronizationManager.forCurrentTransaction()
                .doOnNext(
                        transaction -> PendingEntries.of(transaction, appender).add(NewLeaf.of(entryOf(event))))
                .then();
    }

    /** The entry of an event, with new salts. */
    LogEntry entryOf(AuditEntryRecorded event) {
        return new LogEntry(
                event.entryId(),
                event.at(),
                event.service(),
                event.actorType(),
                event.actorId(),
                event.actorRoles(),
                event.acr(),
                event.actorBranch(),
                event.action(),
                event.resourceType(),
                event.resourceId(),
                event.customerId(),
                event.outcome(),
                event.reason(),
                event.traceId(),
                event.details().stream().map(this::salt).toList());
    }

    private Detail salt(SealedDetail detail) {
        byte[] salt = new byte[SALT_LENGTH];
        random.nextBytes(salt);
        return new Detail(
                detail.category().name(), detail.field(), Base64.getEncoder().encodeToString(salt), detail.sealed());
    }
}
