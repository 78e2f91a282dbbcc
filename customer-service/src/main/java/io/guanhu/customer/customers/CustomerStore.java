package io.guanhu.customer.customers;

import static io.guanhu.platform.database.Columns.number;
import static io.guanhu.platform.database.Columns.text;
import static io.guanhu.platform.database.Columns.uuid;

import io.guanhu.customer.model.Customer;
import io.guanhu.customer.model.CustomerStatus;
import io.guanhu.customer.model.Owner;
import io.guanhu.customer.model.Reach;
import io.guanhu.platform.contract.CustomerEvents.Origin;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Customers without personal data, and who can reach them. */
@Component
public class CustomerStore {

    /** Columns of a customer {@code c}, for {@link #read}. */
    public static final String COLUMNS = "c.id, c.branch, c.status, c.relationship_ended_on, c.version";

    /** Whether a customer {@code c} is in reach; see {@link #bindReach}. */
    public static final String IN_REACH = """
            (:everyone
              or c.id = :self
              or exists (select 1 from assignment a
                         where a.customer_id = c.id and a.manager_id = :manager
                           and a.starts_at <= :now and (a.ends_at is null or a.ends_at > :now))
              or :subtree <> '' and starts_with(
                   coalesce(
                     (select a.branch from assignment a
                      where a.customer_id = c.id and a.role = 'PRIMARY'
                        and a.starts_at <= :now and (a.ends_at is null or a.ends_at > :now)
                      limit 1),
                     (select p.branch from pooling p
                      where p.customer_id = c.id
                        and p.starts_at <= :now and (p.ends_at is null or p.ends_at > :now)
                      limit 1),
                     c.branch) || '/',
                   :subtree || '/'))
            """;

    private static final UUID NOBODY = new UUID(0, 0);

    private final DatabaseClient database;

    CustomerStore(DatabaseClient database) {
        this.database = database;
    }

    /** A customer to insert, with version 1. */
    public record NewCustomer(
            UUID id, String branch, @Nullable LocalDate relationshipEndedOn) {}

    /** Binds the parameters of {@link #IN_REACH}. */
    public static GenericExecuteSpec bindReach(GenericExecuteSpec sql, Reach reach, Instant now) {
        return sql.bind("everyone", reach.everyone())
                .bind("self", Objects.requireNonNullElse(reach.self(), NOBODY))
                .bind("manager", Objects.requireNonNullElse(reach.manager(), ""))
                .bind("subtree", Objects.requireNonNullElse(reach.subtree(), ""))
                .bind("now", now);
    }

    public static Customer read(Readable row) {
        return new Customer(
                uuid(row, "id"),
                text(row, "branch"),
                CustomerStatus.valueOf(text(row, "status")),
                row.get("relationship_ended_on", LocalDate.class),
                number(row, "version"));
    }

    Mono<Customer> find(UUID id, Reach reach, Instant now) {
        String sql = "select " + COLUMNS + " from customer c where c.id = :id and " + IN_REACH;
        return bindReach(database.sql(sql).bind("id", id), reach, now)
                .map(CustomerStore::read)
                .one();
    }

    /**
     * Those of the ids that are in reach or have the given origin.
     *
     * @param origin empty to ignore
     */
    Mono<Set<UUID>> among(Set<UUID> ids, Reach reach, String origin, Instant now) {
        String sql = "select c.id from customer c where c.id = any(:ids::uuid[]) and (c.origin = :origin or "
                + IN_REACH
                + ")";
        GenericExecuteSpec asked =
                database.sql(sql).bind("ids", ids.toArray(UUID[]::new)).bind("origin", origin);
        return bindReach(asked, reach, now).map(row -> uuid(row, "id")).all().collect(Collectors.toSet());
    }

    /** A customer, regardless of the caller, for what other services may know. */
    public Mono<Customer> find(UUID id) {
        return database.sql("select " + COLUMNS + " from customer c where c.id = :id")
                .bind("id", id)
                .map(CustomerStore::read)
                .one();
    }

    /** The current customer, locked until the transaction ends. */
    public Mono<Customer> lock(UUID id) {
        return database.sql("select " + COLUMNS + " from customer c where c.id = :id for update")
                .bind("id", id)
                .map(CustomerStore::read)
                .one();
    }

    public Mono<Void> insertAll(List<NewCustomer> customers, Origin origin, Instant now) {
        return database.sql("""
                insert into customer (
                    id, branch, status, relationship_ended_on, origin, version, created_at, changed_at)
                select n.id, n.branch, case n.ended when '' then 'ACTIVE' else 'CLOSED' end,
                       nullif(n.ended, '')::date, :origin, 1, :now, :now
                from unnest(:ids::uuid[], :branches::text[], :ended::text[])
                     as n (id, branch, ended)
                """)
                .bind("ids", customers.stream().map(NewCustomer::id).toArray(UUID[]::new))
                .bind("branches", customers.stream().map(NewCustomer::branch).toArray(String[]::new))
                .bind(
                        "ended",
                        customers.stream()
                                .map(NewCustomer::relationshipEndedOn)
                                .map(day -> day == null ? "" : day.toString())
                                .toArray(String[]::new))
                .bind("origin", origin.name())
                .bind("now", now)
                .then();
    }

    /** Removes customers that were inserted in this transaction and have no data yet. */
    public Mono<Void> withdraw(Collection<UUID> customers) {
        return database.sql("delete from customer where id = any(:customers::uuid[])")
                .bind("customers", customers.toArray(UUID[]::new))
                .then();
    }

    /** Raises the version of a locked customer. */
    public Mono<Long> raiseVersion(UUID id, Instant now) {
        return database.sql("""
                update customer set version = version + 1, changed_at = :now
                where id = :id returning version
                """)
                .bind("id", id)
                .bind("now", now)
                .map(row -> number(row, "version"))
                .one();
    }

    /** Ends the relationship with a locked customer, and returns the new version. */
    public Mono<Long> close(UUID id, LocalDate endedOn, Instant now) {
        return database.sql("""
                update customer set status = 'CLOSED', relationship_ended_on = :endedOn,
                    version = version + 1, changed_at = :now
                where id = :id returning version
                """)
                .bind("id", id)
                .bind("endedOn", endedOn)
                .bind("now", now)
                .map(row -> number(row, "version"))
                .one();
    }

    /** Today's primary owners by customer; customers without one are not in the map. */
    public Mono<Map<UUID, Owner>> owners(Collection<UUID> customers, Instant now) {
        record Owned(UUID customer, Owner owner) {}
        return database.sql("""
                select customer_id, manager_id, branch from assignment
                where customer_id = any(:customers::uuid[]) and role = 'PRIMARY'
                  and starts_at <= :now and (ends_at is null or ends_at > :now)
                order by starts_at
                """)
                .bind("customers", customers.toArray(UUID[]::new))
                .bind("now", now)
                .map(row ->
                        new Owned(uuid(row, "customer_id"), new Owner(text(row, "manager_id"), text(row, "branch"))))
                .all()
                .collectMap(Owned::customer, Owned::owner);
    }
}
