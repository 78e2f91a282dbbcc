package io.guanhu.platform.contract;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What services report to the audit log. */
public final class AuditEvents {

    private AuditEvents() {}

    /**
     * An act or a refused attempt.
     *
     * @param service the reporting service
     * @param actorId an employee id, customer id or client id, or a keyed hash of an address if the
     *     actor is unknown
     * @param action a dotted verb such as {@code customer.reveal}
     * @param reason a code, or the code of the problem that refused it; never free text
     * @param details sealed values, one per category
     * @param acr the level of authentication of the actor's token
     * @param actorBranch the path of a staff member's branch, such as {@code BJ/CHAOYANG/001}
     */
    @EventType(value = "audit.entry-recorded.v1", topic = Topics.AUDIT_ENTRIES)
    public record AuditEntryRecorded(
            UUID entryId,
            Instant at,
            String service,
            ActorType actorType,
            String actorId,
            Set<String> actorRoles,
            @Nullable String acr,
            @Nullable String actorBranch,
            String action,
            String resourceType,
            String resourceId,
            @Nullable UUID customerId,
            Outcome outcome,
            @Nullable String reason,
            @Nullable String traceId,
            List<SealedDetail> details)
            implements Event {

        /** Starts an entry; anything not set is absent. */
        public static Entry entry(UUID entryId, Instant at, String service) {
            return new Entry(entryId, at, service);
        }

        @Override
        public String key() {
            // A key is printable and has no blanks. The name of an endpoint, however, is GET
            // /api/notes.
            return customerId == null ? resourceId.replaceAll("[^!-~]", ":") : customerId.toString();
        }

        @Override
        public String publisher() {
            return service;
        }
    }

    /** Whose an actor's id is. */
    public enum ActorType {
        STAFF,
        CUSTOMER,
        SERVICE,
        /** Somebody whose token was not accepted, or who has none. */
        ANONYMOUS
    }

    /** What became of an act. */
    public enum Outcome {
        ALLOWED,
        REFUSED
    }

    /**
     * The action of an entry in which a service states that everything it has sealed so far for a
     * customer's category can never be opened again. The resource is the order, the reason is the
     * category.
     */
    public static final String END_KEYS = "erasure.end-keys";

    /** The type of resource of an erasure order. */
    public static final String ERASURE_ORDER = "erasure-order";

    /**
     * The audit log needs a person's attention now.
     *
     * @param flaw what was found, such as {@code leaf-changed}; an open set, to which every new
     *     check may add
     * @param leafIndex the first leaf concerned
     * @param entryId the id of that leaf's entry, if known
     */
    @EventType(value = "audit.alert-raised.v1", topic = Topics.AUDIT_ALERTS)
    public record AlertRaised(
            UUID alertId,
            Instant at,
            AlertKind kind,
            String flaw,
            long leafIndex,
            @Nullable UUID entryId) implements Event {
        @Override
        public String key() {
            return kind.word();
        }
    }

    /** Who found that something is wrong. */
    public enum AlertKind {
        VERIFICATION_FAILED("audit.verification-failed"),
        DETAIL_BROKEN("audit.detail-broken"),
        SEARCH_BROKEN("audit.search-broken");

        private final String word;

        AlertKind(String word) {
            this.word = word;
        }

        /** As it is written in the event. */
        @JsonValue
        public String word() {
            return word;
        }
    }

    /**
     * A sealed value, readable only as long as the customer's key for that category exists.
     *
     * @param field what was sealed, such as {@code phone.before}
     * @param sealed base64 of the sealed value
     */
    public record SealedDetail(DataCategory category, String field, String sealed) {}

    /**
     * An entry under construction. {@link #build} fails without actor, action, resource or outcome.
     */
    public static final class Entry {

        private final UUID entryId;
        private final Instant at;
        private final String service;
        private @Nullable ActorType actorType;
        private @Nullable String actorId;
        private Set<String> actorRoles = Set.of();
        private @Nullable String acr;
        private @Nullable String actorBranch;
        private @Nullable String action;
        private @Nullable String resourceType;
        private @Nullable String resourceId;
        private @Nullable UUID customerId;
        private @Nullable Outcome outcome;
        private @Nullable String reason;
        private @Nullable String traceId;
        private List<SealedDetail> details = List.of();

        private Entry(UUID entryId, Instant at, String service) {
            this.entryId = entryId;
            this.at = at;
            this.service = service;
        }

        public Entry actor(ActorType type, String id) {
            this.actorType = type;
            this.actorId = id;
            return this;
        }

        public Entry roles(Set<String> roles) {
            this.actorRoles = roles;
            return this;
        }

        public Entry acr(@Nullable String level) {
            this.acr = level;
            return this;
        }

        public Entry branch(@Nullable String path) {
            this.actorBranch = path;
            return this;
        }

        public Entry action(String verb) {
            this.action = verb;
            return this;
        }

        public Entry resource(String type, String id) {
            this.resourceType = type;
            this.resourceId = id;
            return this;
        }

        public Entry customer(@Nullable UUID id) {
            this.customerId = id;
            return this;
        }

        public Entry outcome(Outcome allowedOrRefused) {
            this.outcome = allowedOrRefused;
            return this;
        }

        public Entry reason(@Nullable String code) {
            this.reason = code;
            return this;
        }

        public Entry trace(@Nullable String id) {
            this.traceId = id;
            return this;
        }

        public Entry details(List<SealedDetail> sealed) {
            this.details = sealed;
            return this;
        }

        public AuditEntryRecorded build() {
            return new AuditEntryRecorded(
                    entryId,
                    at,
                    service,
                    Objects.requireNonNull(actorType, "actor"),
                    Objects.requireNonNull(actorId, "actor"),
                    actorRoles,
                    acr,
                    actorBranch,
                    Objects.requireNonNull(action, "action"),
                    Objects.requireNonNull(resourceType, "resource"),
                    Objects.requireNonNull(resourceId, "resource"),
                    customerId,
                    Objects.requireNonNull(outcome, "outcome"),
                    reason,
                    traceId,
                    details);
        }
    }
}
