package io.guanhu.customer.people;

import static io.guanhu.platform.database.Columns.text;

import io.guanhu.customer.model.likeness.Mark;
import io.guanhu.customer.people.SuppressionList.Entry;
import io.guanhu.customer.people.SuppressionList.Known;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The rows of the list: hashed marks, grouped by person, without the person's id. */
@Component
class SuppressionStore {

    private final DatabaseClient database;

    SuppressionStore(DatabaseClient database) {
        this.database = database;
    }

    /** A kind of mark, and a recipe with which entries of that kind were hashed. */
    record Kind(Mark mark, String recipe) {}

    /** The kinds that have entries. */
    Flux<Kind> kinds() {
        return database.sql("""
                select k.purpose, k.recipe from suppression_kind k
                where exists (select 1 from suppression s
                              where s.purpose = k.purpose and s.recipe = k.recipe)
                order by k.purpose, k.recipe
                """)
                .map(row -> new Kind(mark(text(row, "purpose")), text(row, "recipe")))
                .all();
    }

    Mono<Void> add(List<Entry> entries, Instant now) {
        return addKinds(entries).then(addTokens(entries, now));
    }

    private Mono<Void> addKinds(List<Entry> entries) {
        return database.sql("""
                insert into suppression_kind (purpose, recipe)
                select distinct n.purpose, n.recipe
                from unnest(:purposes::text[], :recipes::text[]) as n (purpose, recipe)
                on conflict do nothing
                """)
                .bind("purposes", each(entries, entry -> entry.known().mark().code()))
                .bind("recipes", each(entries, entry -> entry.known().recipe()))
                .then();
    }

    private Mono<Void> addTokens(List<Entry> entries, Instant now) {
        return database.sql("""
                insert into suppression (purpose, recipe, token, person, since)
                select n.purpose, n.recipe, decode(n.token, 'hex'),
                       decode(n.person, 'hex'), :now
                from unnest(
                    :purposes::text[], :recipes::text[], :tokens::text[], :people::text[])
                    as n (purpose, recipe, token, person)
                on conflict do nothing
                """)
                .bind("purposes", each(entries, entry -> entry.known().mark().code()))
                .bind("recipes", each(entries, entry -> entry.known().recipe()))
                .bind("tokens", each(entries, entry -> entry.known().hex()))
                .bind("people", each(entries, Entry::person))
                .bind("now", now)
                .then();
    }

    /** The entries that equal one of these. */
    Flux<Entry> equal(Collection<Known> asked) {
        return database.sql("""
                select distinct s.purpose, s.recipe, n.token, encode(s.person, 'hex') as person
                from unnest(:purposes::text[], :recipes::text[], :tokens::text[])
                     as n (purpose, recipe, token)
                join suppression s
                  on s.purpose = n.purpose and s.recipe = n.recipe and s.token = decode(n.token, 'hex')
                """)
                .bind("purposes", each(asked, known -> known.mark().code()))
                .bind("recipes", each(asked, Known::recipe))
                .bind("tokens", each(asked, Known::hex))
                .map(row -> new Entry(
                        new Known(mark(text(row, "purpose")), text(row, "recipe"), text(row, "token")),
                        text(row, "person")))
                .all();
    }

    /** Removes all entries of these people. */
    Mono<Void> remove(Collection<String> people) {
        return database.sql("""
                delete from suppression s using unnest(:people::text[]) as n (person)
                where s.person = decode(n.person, 'hex')
                """).bind("people", people.toArray(String[]::new)).then();
    }

    private static <T> String[] each(Collection<T> all, Function<T, String> text) {
        return all.stream().map(text).toArray(String[]::new);
    }

    private static Mark mark(String code) {
        for (Mark mark : Mark.values()) {
            if (mark.code().equals(code)) {
                return mark;
            }
        }
        throw new IllegalStateException("The database holds an unknown mark");
    }
}
