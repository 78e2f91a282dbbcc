package io.guanhu.platform.testing;

import static java.util.Objects.requireNonNull;

import io.guanhu.platform.audit.Acts;
import io.guanhu.platform.audit.AuditEntry;
import io.guanhu.platform.audit.AuditTrail;
import io.guanhu.platform.audit.InMemoryAudit;
import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.platform.contract.Event;
import io.guanhu.platform.contract.EventCodec;
import io.guanhu.platform.database.RefusingDatabase;
import io.guanhu.platform.database.transaction.InMemoryTransactions;
import io.guanhu.platform.keyring.InMemoryKeyring;
import io.guanhu.platform.keyring.Keyring;
import io.guanhu.platform.outbox.InMemoryOutbox;
import io.guanhu.platform.outbox.Outbox;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.runtime.Ids;
import io.guanhu.platform.web.Cursors;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * The platform in memory, for a use case's tests: the real outbox, audit trail, keyring and transactions, over rows
 * instead of servers. Make a new one for each test. What it tells was committed.
 */
public final class Memory {

    /** When a test begins: a Monday, in the afternoon where the bank is. */
    public static final Instant NOW = Instant.parse("2026-06-15T08:00:00Z");

    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final TestClock clock = new TestClock(NOW);
    private final Ids ids = new Ids(clock);
    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryOutbox outbox = new InMemoryOutbox(transactions, ids, clock);
    private final InMemoryAudit audit;
    private @Nullable InMemoryKeyring keyring;
    private List<AuditEntry> attempted = List.of();

    public Memory(String service) {
        this.audit = new InMemoryAudit(service, outbox.outbox(), ids, clock, transactions);
    }

    /** What a store in memory hands to its superclass. */
    public static DatabaseClient noDatabase() {
        return new RefusingDatabase();
    }

    public TestClock clock() {
        return clock;
    }

    public Ids ids() {
        return ids;
    }

    public InMemoryTransactions transactions() {
        return transactions;
    }

    public ReactiveTransactionManager manager() {
        return transactions;
    }

    public TransactionalOperator transaction() {
        return TransactionalOperator.create(transactions);
    }

    public Outbox outbox() {
        return outbox.outbox();
    }

    public AuditTrail audit() {
        return audit.trail();
    }

    public Acts acts() {
        return audit.acts();
    }

    public Keyring keyring() {
        return keys().keyring();
    }

    /** What became of the keys. */
    public synchronized InMemoryKeyring keys() {
        InMemoryKeyring known = keyring;
        if (known == null) {
            known = new InMemoryKeyring(transactions);
            keyring = known;
        }
        return known;
    }

    public Cursors cursors() {
        return new Cursors(new TestTags());
    }

    /** A store's table: a transaction that is rolled back takes its changes back. */
    public <K, V> Map<K, V> rows() {
        return transactions.rows();
    }

    /** Runs work as a request, and gives its result; empty work gives null. */
    public <T> @Nullable T run(Mono<T> work) {
        attempted = List.of();
        return audit.asRequest(work, acts -> attempted = acts).block(LIMIT);
    }

    /** Runs work as a request, which must have a result. */
    public <T> T get(Mono<T> work) {
        return requireNonNull(run(work), "The work was empty");
    }

    /** Runs work as a request, which must be refused; other failures come through. */
    public ProblemException refusal(Mono<?> work) {
        try {
            Object result = run(work);
            throw new AssertionError("This was not refused, but gave " + result);
        } catch (ProblemException refused) {
            return refused;
        }
    }

    /** What a refusal of the last request is entered as. */
    public List<String> attempted() {
        return attempted.stream().map(AuditEntry::action).toList();
    }

    /** The types of all events that were announced, but for audit entries, in their order. */
    public List<String> announced() {
        String entry = EventCodec.typeOf(AuditEntryRecorded.class).value();
        return outbox.types().stream().filter(type -> !type.equals(entry)).toList();
    }

    /** The announced events of one type, in their order. */
    public <T extends Event> List<T> announced(Class<T> type) {
        return outbox.of(type);
    }

    /** What stands in the audit log. */
    public List<AuditEntryRecorded> entries() {
        return outbox.of(AuditEntryRecorded.class);
    }

    /** The acts in the audit log with their outcomes, such as {@code transfer.accept ALLOWED}. */
    public List<String> entered() {
        return entries().stream()
                .map(entry -> entry.action() + " " + entry.outcome())
                .toList();
    }
}
