package io.guanhu.privacy.docket;

import static io.guanhu.platform.database.Columns.instant;
import static io.guanhu.platform.database.Columns.orNull;
import static io.guanhu.platform.database.Columns.text;
import static io.guanhu.platform.database.Columns.uuid;

import io.guanhu.platform.contract.NotificationEvents;
import io.guanhu.privacy.model.Category;
import io.guanhu.privacy.model.assessment.Assessment;
import io.guanhu.privacy.model.assessment.Consequence;
import io.guanhu.privacy.model.lifecycle.CoolingOff;
import io.guanhu.privacy.model.lifecycle.ErasureRequest;
import io.guanhu.privacy.model.lifecycle.Executing;
import io.guanhu.privacy.model.request.Actor;
import io.guanhu.privacy.model.request.Advanced;
import io.guanhu.privacy.model.request.Filing;
import io.guanhu.privacy.model.request.State;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The requests, with their history and consequences. */
@Component
public class RequestStore {

    private static final String SELECT = """
            select r.*, c.id as code_id, c.hash, c.expires_at as code_expires_at, c.attempts, c.used, c.asked_by
              from privacy_request r
              left join lateral (
                   select * from identity_code where request_id = r.id order by id desc limit 1) c on true
             where r.id = :id
            """;

    private final DatabaseClient database;

    RequestStore(DatabaseClient database) {
        this.database = database;
    }

    /**
     * Files a request unless the customer has an open one. Returns whether it was filed.
     *
     * @param policyVersion the privacy policy that was shown beforehand, if any
     */
    public Mono<Boolean> file(Filing filing, Locale locale, byte @Nullable [] reason, @Nullable Long policyVersion) {
        return database.sql("""
                insert into privacy_request
                    (id, customer_id, type, state, scope, channel, reason_code, reason_text,
                     filed_by_type, filed_by, handlers, filed_at, deadline, expires_at, locale, due_at, hidden,
                     policy_version)
                values (:id, :customer, :type, 'SUBMITTED', :scope, :channel, :reason, :text,
                     :actorType, :actor, :handlers, :filedAt, :deadline, :expiresAt, :locale, :expiresAt, :hidden,
                     :policy)
                on conflict do nothing
                """)
                .bind("id", filing.requestId())
                .bind("customer", filing.customerId())
                .bind("type", ErasureRequest.TYPE)
                .bind("scope", names(filing.scope()))
                .bind("channel", filing.channel().name())
                .bind("reason", filing.reason().name())
                .bind("text", orNull(reason, byte[].class))
                .bind("actorType", filing.filedBy().type().name())
                .bind("actor", filing.filedBy().id())
                .bind("handlers", filing.handlers().toArray(String[]::new))
                .bind("filedAt", filing.filedAt())
                .bind("deadline", filing.deadline())
                .bind("expiresAt", filing.expiresAt())
                .bind("locale", locale.toLanguageTag())
                .bind("hidden", filing.hidden())
                .bind("policy", orNull(policyVersion, Long.class))
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    public Mono<StoredRequest> find(UUID id) {
        return load(id, "");
    }

    /** Loads a request, and keeps others from changing it until the transaction ends. */
    public Mono<StoredRequest> lock(UUID id) {
        return load(id, " for update of r");
    }

    private Mono<StoredRequest> load(UUID id, String lock) {
        // Read the consequences only after locking: the previous holder of the lock may have
        // changed them.
        return database.sql("select id from privacy_request r where id = :id" + lock)
                .bind("id", id)
                .map(row -> uuid(row, "id"))
                .one()
                .flatMap(found -> consequences(found).collectList())
                .flatMap(consequences -> database.sql(SELECT)
                        .bind("id", id)
                        .map(row -> RequestRows.stored(row, consequences))
                        .one());
    }

    /** Stores the state after a command, and its history. */
    public Mono<Void> save(ErasureRequest request, List<Advanced> events, Instant now) {
        return database.sql("""
                update privacy_request
                   set state = :state, handlers = :handlers, cooling_off_until = coalesce(:until, cooling_off_until),
                       step = :step, due_at = :due, failures = 0, version = version + 1
                 where id = :id
                """)
                .bind("state", request.state().name())
                .bind("handlers", request.filing().handlers().toArray(String[]::new))
                .bind("until", orNull(request instanceof CoolingOff cooling ? cooling.until() : null, Instant.class))
                .bind("step", orNull(stepOf(request), String.class))
                .bind("due", dueAt(request, now))
                .bind("id", request.filing().requestId())
                .then()
                .thenMany(Flux.fromIterable(events))
                .concatMap(each -> note(request.filing().requestId(), each))
                .then();
    }

    private static @Nullable String stepOf(ErasureRequest request) {
        return request instanceof Executing executing ? executing.step().name() : null;
    }

    private static Instant dueAt(ErasureRequest request, Instant now) {
        return switch (request.state()) {
            case SUBMITTED, VERIFYING, VERIFIED -> request.filing().expiresAt();
            case COOLING_OFF -> ((CoolingOff) request).until();
            default -> now;
        };
    }

    /** Adds a line to the history of a request. */
    public Mono<Void> note(UUID id, Advanced event) {
        State from = event.from();
        return database.sql("""
                insert into request_history (request_id, from_state, to_state, at, actor_type, actor_id)
                values (:id, :from, :to, :at, :type, :actor)
                """)
                .bind("id", id)
                .bind("from", orNull(from == null ? null : from.name(), String.class))
                .bind("to", event.to().name())
                .bind("at", event.at())
                .bind("type", event.actor().type().name())
                .bind("actor", event.actor().id())
                .then();
    }

    public Flux<Advanced> history(UUID id) {
        return database.sql("select * from request_history where request_id = :id order by number")
                .bind("id", id)
                .map(row -> new Advanced(
                        RequestRows.state(row.get("from_state", String.class)),
                        State.valueOf(text(row, "to_state")),
                        instant(row, "at"),
                        new Actor(Actor.Type.valueOf(text(row, "actor_type")), text(row, "actor_id"))))
                .all();
    }

    /** Fixes the result of the assessment. */
    public Mono<Void> assess(UUID id, Assessment assessment) {
        return database.sql("update privacy_request set rules_version = :version where id = :id")
                .bind("version", assessment.rulesVersion())
                .bind("id", id)
                .then()
                .thenMany(Flux.fromIterable(assessment.consequences()))
                .concatMap(each -> insert(id, each))
                .then();
    }

    private Mono<Void> insert(UUID id, Consequence consequence) {
        return database.sql("""
                insert into consequence (
                    request_id, category, verdict, rule, citation, text_read, until, explanation, erased_fields)
                values (:id, :category, :verdict, :rule, :citation, :textRead, :until, :explanation, :erased)
                """)
                .bind("id", id)
                .bind("category", consequence.category().name())
                .bind("verdict", consequence.verdict().name())
                .bind("rule", consequence.rule())
                .bind("citation", consequence.citation())
                .bind("textRead", consequence.textRead())
                .bind("until", orNull(consequence.until(), LocalDate.class))
                .bind("explanation", consequence.explanation().name())
                .bind("erased", consequence.erasedFields().toArray(String[]::new))
                .then();
    }

    /** Stores the second assessment, which determines the order. */
    public Mono<Void> saveFinalAssessment(UUID id, Assessment assessment) {
        return database.sql("update privacy_request set rules_version = :version where id = :id")
                .bind("version", assessment.rulesVersion())
                .bind("id", id)
                .then()
                .thenMany(Flux.fromIterable(assessment.consequences()))
                .concatMap(each -> replace(id, each))
                .then();
    }

    private Mono<Void> replace(UUID id, Consequence consequence) {
        var confirmed = consequence.confirmed();
        return database.sql("""
                update consequence
                   set verdict = :verdict, rule = :rule, citation = :citation, text_read = :textRead,
                       until = :until, explanation = :explanation, erased_fields = :erased,
                       confirmed_verdict = :confirmed
                 where request_id = :id and category = :category
                """)
                .bind("verdict", consequence.verdict().name())
                .bind("rule", consequence.rule())
                .bind("citation", consequence.citation())
                .bind("textRead", consequence.textRead())
                .bind("until", orNull(consequence.until(), LocalDate.class))
                .bind("explanation", consequence.explanation().name())
                .bind("erased", consequence.erasedFields().toArray(String[]::new))
                .bind("confirmed", orNull(confirmed == null ? null : confirmed.name(), String.class))
                .bind("id", id)
                .bind("category", consequence.category().name())
                .then();
    }

    public Flux<Consequence> consequences(UUID id) {
        return database.sql("select * from consequence where request_id = :id order by category")
                .bind("id", id)
                .map(RequestRows::consequence)
                .all();
    }

    /** Stores why compliance refused. */
    public Mono<Void> refuse(UUID id, byte[] reason, byte[] citation) {
        return database.sql("""
                update privacy_request set decision_reason = :reason, sealed_citation = :citation
                 where id = :id
                """)
                .bind("reason", reason)
                .bind("citation", citation)
                .bind("id", id)
                .then();
    }

    /** Sets the language of messages to the customer. */
    public Mono<Void> setLocale(UUID id, Locale locale) {
        return database.sql("update privacy_request set locale = :locale where id = :id")
                .bind("locale", locale.toLanguageTag())
                .bind("id", id)
                .then();
    }

    /** Remembers a notice, so that its particulars can be handed over. */
    public Mono<Void> notice(UUID notificationId, UUID id, NotificationEvents.Channel channel) {
        return database.sql("""
                insert into notice (notification_id, request_id, channel)
                values (:notification, :id, :channel)
                """)
                .bind("notification", notificationId)
                .bind("id", id)
                .bind("channel", channel.name())
                .then();
    }

    private static String[] names(Iterable<Category> categories) {
        var names = new ArrayList<String>();
        categories.forEach(each -> names.add(each.name()));
        return names.toArray(String[]::new);
    }
}
