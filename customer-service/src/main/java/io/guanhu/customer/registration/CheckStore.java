package io.guanhu.customer.registration;

import static io.guanhu.platform.database.Columns.instant;
import static io.guanhu.platform.database.Columns.number;
import static io.guanhu.platform.database.Columns.text;
import static io.guanhu.platform.database.Columns.uuid;

import io.guanhu.customer.draft.Draft;
import io.guanhu.customer.matching.SuspicionStore;
import io.guanhu.customer.model.likeness.Suspicion;
import io.guanhu.customer.model.registration.RegistrationCheck;
import io.guanhu.customer.model.registration.RegistrationCheck.Reason;
import io.guanhu.customer.model.registration.RegistrationCheck.State;
import io.guanhu.platform.contract.CustomerEvents.Origin;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Checks of registrations, without personal data. */
@Component
public class CheckStore {

    /** The resource type in the audit log. */
    public static final String TYPE = "registration-check";

    private static final String COLUMNS = """
            id, state, version, branch, requested_manager, relationship_ended_on, origin,
            registered_by, opened_at, expires_at, listed, alike, candidates, reason, ended_by,
            ended_at
            """;

    private static final UUID LAST = new UUID(-1, -1);

    private final DatabaseClient database;

    CheckStore(DatabaseClient database) {
        this.database = database;
    }

    /**
     * A registration to be checked.
     *
     * @param id the id of the future customer
     * @param document the print of the document
     */
    record NewCheck(UUID id, Draft draft, String document, Suspicion suspicion) {}

    /** A check, and the non-personal part of its draft. */
    public record StoredCheck(
            UUID id,
            RegistrationCheck check,
            String branch,
            @Nullable String requestedManager,
            @Nullable LocalDate relationshipEndedOn,
            Origin origin,
            Suspicion suspicion) {}

    /** The prints of documents with an open check at a moment, and who registered each. */
    Mono<Map<String, String>> openWith(Collection<String> documents, Instant now) {
        return database.sql("""
                select n.document, c.registered_by
                from (select distinct document from unnest(:documents::text[]) as d (document)) n
                join registration_check c
                    on c.state = 'OPEN' and c.document = decode(n.document, 'hex')
                where c.expires_at > :now
                """)
                .bind("documents", documents.toArray(String[]::new))
                .bind("now", now)
                .map(row -> Map.entry(text(row, "document"), text(row, "registered_by")))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /**
     * Opens a check.
     *
     * @return false if there is already an open one with the same document
     */
    Mono<Boolean> insert(NewCheck check, RegistrationCheck opened, Origin origin) {
        Draft draft = check.draft();
        GenericExecuteSpec insert = SuspicionStore.bind(database.sql("""
                insert into registration_check
                    (id, state, version, branch, requested_manager,
                     relationship_ended_on, origin, registered_by, opened_at,
                     expires_at, listed, alike, candidates, document)
                values (:id, 'OPEN', 1, :branch, nullif(:manager, ''),
                        nullif(:ended, '')::date, :origin, :by, :opened, :expires,
                        nullif(:listed, ''), nullif(:alike, ''),
                        :candidates::uuid[], decode(:document, 'hex'))
                on conflict (document) where state = 'OPEN' do nothing
                """), check.suspicion())
                .bind("id", check.id())
                .bind("branch", draft.branch())
                .bind("manager", Objects.requireNonNullElse(draft.requestedManager(), ""))
                .bind("ended", Objects.toString(draft.relationshipEndedOn(), ""))
                .bind("origin", origin.name())
                .bind("by", opened.registeredBy())
                .bind("opened", opened.openedAt())
                .bind("expires", opened.expiresAt())
                .bind("document", check.document());
        return insert.fetch().rowsUpdated().map(rows -> rows == 1);
    }

    public Mono<StoredCheck> find(UUID id) {
        return one("select " + COLUMNS + " from registration_check where id = :id", id);
    }

    /** The check, locked until the transaction ends. */
    public Mono<StoredCheck> lock(UUID id) {
        return one("select " + COLUMNS + " from registration_check where id = :id for update", id);
    }

    private Mono<StoredCheck> one(String sql, UUID id) {
        return database.sql(sql).bind("id", id).map(CheckStore::read).one();
    }

    /**
     * The checks before a given one, latest first.
     *
     * @param state the state at this moment; null for all
     */
    public Flux<StoredCheck> list(@Nullable State state, @Nullable UUID before, int limit, Instant now) {
        return database.sql("select " + COLUMNS + """
                 from registration_check
                where id < :before
                  and (:state = '' or :state =
                       case when state = 'OPEN' and expires_at <= :now
                            then 'EXPIRED' else state end)
                order by id desc limit :limit
                """)
                .bind("before", Objects.requireNonNullElse(before, LAST))
                .bind("state", state == null ? "" : state.name())
                .bind("now", now)
                .bind("limit", limit)
                .map(CheckStore::read)
                .all();
    }

    /** Ends a locked check, and deletes why it was needed. */
    public Mono<Void> end(UUID id, Reason reason, String by, Instant now) {
        return database.sql("""
                update registration_check
                set state = :state, version = version + 1, document = null,
                    listed = null, alike = null, candidates = '{}', reason = :reason, ended_by = :by, ended_at = :now
                where id = :id
                """)
                .bind("id", id)
                .bind("state", (reason.admits() ? State.ADMITTED : State.REJECTED).name())
                .bind("reason", reason.name())
                .bind("by", by)
                .bind("now", now)
                .then();
    }

    private static final String EXPIRE = """
            update registration_check
            set state = 'EXPIRED', version = version + 1, document = null,
                listed = null, alike = null, candidates = '{}', ended_at = expires_at
            where state = 'OPEN' and expires_at <= :now and %s
            returning id
            """;

    /** Ends an overdue check of a document, so that another can be opened. */
    Flux<UUID> expire(Instant now, String document) {
        return database.sql(EXPIRE.formatted("document = decode(:document, 'hex')"))
                .bind("now", now)
                .bind("document", document)
                .map(CheckStore::id)
                .all();
    }

    /**
     * Ends overdue checks, up to the limit. They are selected once, into an array: a plan may repeat
     * a subquery of {@code in} for each row, and end more than the limit.
     */
    public Flux<UUID> expire(Instant now, int limit) {
        return database.sql(EXPIRE.formatted("""
                id = any(array(select id from registration_check
                       where state = 'OPEN' and expires_at <= :now
                       order by expires_at limit :limit for update skip locked))
                """))
                .bind("now", now)
                .bind("limit", limit)
                .map(CheckStore::id)
                .all();
    }

    /** Checks whose draft is deleted but whose keys still exist, up to the limit. */
    public Flux<UUID> withKeys(int limit) {
        return database.sql("""
                select id from registration_check
                where state in ('REJECTED', 'EXPIRED') and not keys_destroyed
                order by id limit :limit
                """).bind("limit", limit).map(CheckStore::id).all();
    }

    public Mono<Void> keysDestroyed(UUID id) {
        return database.sql("update registration_check set keys_destroyed = true where id = :id")
                .bind("id", id)
                .then();
    }

    /** Deletes checks that ended before a moment, up to the limit; returns how many. */
    public Mono<Long> purge(Instant before, int limit) {
        return database.sql("""
                delete from registration_check
                where id in (select id from registration_check
                             where state <> 'OPEN' and ended_at < :before
                               and (state = 'ADMITTED' or keys_destroyed)
                             limit :limit)
                """)
                .bind("before", before)
                .bind("limit", limit)
                .fetch()
                .rowsUpdated();
    }

    /**
     * The open checks.
     *
     * @param oldest when the oldest was opened; the given moment if there is none
     */
    public record Open(long count, Instant oldest) {}

    public Mono<Open> open(Instant now) {
        return database.sql("""
                select count(*) as count, coalesce(min(opened_at), :now) as oldest
                from registration_check where state = 'OPEN' and expires_at > :now
                """)
                .bind("now", now)
                .map(row -> new Open(number(row, "count"), instant(row, "oldest")))
                .one();
    }

    private static StoredCheck read(Readable row) {
        String reason = row.get("reason", String.class);
        return new StoredCheck(
                id(row),
                new RegistrationCheck(
                        State.valueOf(text(row, "state")),
                        number(row, "version"),
                        text(row, "registered_by"),
                        instant(row, "opened_at"),
                        instant(row, "expires_at"),
                        reason == null ? null : Reason.valueOf(reason),
                        row.get("ended_by", String.class),
                        row.get("ended_at", Instant.class)),
                text(row, "branch"),
                row.get("requested_manager", String.class),
                row.get("relationship_ended_on", LocalDate.class),
                Origin.valueOf(text(row, "origin")),
                SuspicionStore.read(row));
    }

    private static UUID id(Readable row) {
        return uuid(row, "id");
    }
}
