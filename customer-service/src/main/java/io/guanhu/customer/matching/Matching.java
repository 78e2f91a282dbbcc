package io.guanhu.customer.matching;

import io.guanhu.customer.matching.LookalikeStore.Lookalike;
import io.guanhu.customer.matching.LookalikeStore.Sought;
import io.guanhu.customer.model.field.BuiltIn;
import io.guanhu.customer.model.field.Profile;
import io.guanhu.customer.model.likeness.Likeness;
import io.guanhu.customer.model.likeness.Mark;
import io.guanhu.customer.model.likeness.Suspicion;
import io.guanhu.customer.model.value.DocumentNumber;
import io.guanhu.customer.people.SuppressionList;
import io.guanhu.customer.people.SuppressionList.Hashed;
import io.guanhu.customer.people.SuppressionList.Known;
import io.guanhu.customer.people.SuppressionList.Listed;
import io.guanhu.customer.tokens.SearchTokens;
import io.guanhu.customer.tokens.SearchTokens.Token;
import io.guanhu.customer.tokens.TokenStore;
import io.guanhu.customer.values.Marking;
import io.guanhu.customer.values.SearchWord;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Tells whether a person may be somebody the bank knows. People who have a customer's document, or
 * who resemble a customer or somebody on the suppression list, must be checked by a member of
 * staff. The amount of work is always the same. A phone number alone proves nothing, because
 * numbers are reassigned.
 */
@Component
public class Matching {

    private final TokenStore tokens;
    private final SearchTokens searchTokens;
    private final SuppressionList list;
    private final LookalikeStore lookalikes;
    private final MatchingLockStore locks;

    Matching(
            TokenStore tokens,
            SearchTokens searchTokens,
            SuppressionList list,
            LookalikeStore lookalikes,
            MatchingLockStore locks) {
        this.tokens = tokens;
        this.searchTokens = searchTokens;
        this.list = list;
        this.lookalikes = lookalikes;
        this.locks = locks;
    }

    /**
     * What is looked up about a person.
     *
     * @param document the token of the document's number; empty if it does not change
     * @param hashed the marks, hashed for the suppression list
     * @param actual the same without the variants of the document's number under other types
     * @param words the marks, as search words for customers
     * @param own the person's own entries on the list, which do not count as a match
     */
    public record Person(
            Optional<Token> document,
            Hashed hashed,
            Hashed actual,
            Map<Mark, List<SearchWord>> words,
            Set<String> own) {}

    /** The marks to look up, and those that the person actually has. */
    private record LookupMarks(Hashed all, Hashed actual) {}

    /** The token of the person's document. */
    public Token document(Profile profile) {
        return document(profile.text(BuiltIn.ID_NUMBER).orElseThrow());
    }

    private static Optional<String> number(Profile profile) {
        return profile.text(BuiltIn.ID_NUMBER).map(DocumentNumber::searchForm);
    }

    private Token document(String number) {
        return searchTokens.of(BuiltIn.ID_NUMBER, DocumentNumber.searchForm(number));
    }

    /** Prepares new people. Takes time, so call it outside transactions. */
    public Mono<List<Person>> newcomers(List<Profile> people) {
        return hash(people.stream().map(Marking::of).toList(), people).map(hashed -> {
            List<Person> prepared = new ArrayList<>();
            for (int at = 0; at < people.size(); at++) {
                prepared.add(newcomer(people.get(at), hashed.get(at)));
            }
            return prepared;
        });
    }

    /**
     * Customers are found by a document's number whatever its type. The suppression list is
     * therefore also searched under the other types; otherwise entering a wrong type would reveal
     * whether the match is a customer.
     */
    private Mono<List<LookupMarks>> hash(List<Map<Mark, String>> people, List<Profile> profiles) {
        List<Map<Mark, String>> asked = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        for (int at = 0; at < people.size(); at++) {
            asked.add(people.get(at));
            if (people.get(at).containsKey(Mark.DOCUMENT)) {
                Marking.ofOtherTypes(profiles.get(at)).forEach(text -> asked.add(Map.of(Mark.DOCUMENT, text)));
            }
            ends.add(asked.size());
        }
        return list.hash(asked).map(hashed -> join(hashed, ends));
    }

    private static List<LookupMarks> join(List<Hashed> all, List<Integer> ends) {
        List<LookupMarks> joined = new ArrayList<>();
        int from = 0;
        for (int to : ends) {
            List<Hashed> one = all.subList(from, to);
            Hashed borne = one.getFirst();
            List<Known> marks =
                    one.stream().flatMap(each -> each.marks().stream()).toList();
            joined.add(new LookupMarks(new Hashed(marks, borne.kinds()), borne));
            from = to;
        }
        return joined;
    }

    private Person newcomer(Profile profile, LookupMarks marks) {
        return new Person(
                Optional.of(document(profile)), marks.all(), marks.actual(), SearchWord.ofMarks(profile), Set.of());
    }

    /**
     * Prepares a customer as they would be after a change. Only new marks are looked up, so that an
     * earlier decision that two people are different is not questioned again. Takes time, so call
     * it outside transactions.
     */
    public Mono<Person> changed(Profile before, Profile after) {
        Map<Mark, String> borne = Marking.of(before);
        Map<Mark, String> fresh = new EnumMap<>(Mark.class);
        Marking.of(after).forEach((mark, text) -> {
            if (!text.equals(borne.get(mark))) {
                fresh.put(mark, text);
            }
        });
        Map<Mark, List<SearchWord>> words = new EnumMap<>(Mark.class);
        words.putAll(SearchWord.ofMarks(after));
        words.keySet().retainAll(fresh.keySet());
        Optional<Token> document = number(after).equals(number(before))
                ? Optional.empty()
                : after.text(BuiltIn.ID_NUMBER).map(this::document);
        return hash(List.of(fresh), List.of(after))
                .map(List::getFirst)
                .flatMap(marks -> own(borne, marks.all())
                        .map(own -> new Person(document, marks.all(), marks.actual(), words, own)));
    }

    /** A person whose contacts were erased is both on the list and a customer. */
    private Mono<Set<String>> own(Map<Mark, String> borne, Hashed hashed) {
        return hashed.marks().isEmpty() ? Mono.just(Set.of()) : list.persons(borne);
    }

    /**
     * Waits until nobody else is being registered who may be one of these people; otherwise two who
     * are alike would not see each other. Must come first in the transaction that registers them.
     * The later one is then compared with all earlier ones.
     */
    public Mono<Void> awaitTurn(List<Person> people) {
        Set<Token> words = new HashSet<>();
        for (Person person : people) {
            person.document().ifPresent(words::add);
            person.words().values().forEach(mark -> {
                SearchWord rarest = mark.getFirst();
                words.add(searchTokens.of(rarest.field(), rarest.word()));
            });
        }
        return locks.acquire(people.size(), words);
    }

    /** The ids of those on the list who had the same document, with the same type. */
    public Mono<Set<String>> ofSameDocument(Person person) {
        return list.find(List.of(person.actual())).map(found -> found.getFirst().atLeast(Likeness.CERTAIN));
    }

    /** A verdict for each new person, in order, as if they came one after the other. */
    public Mono<List<Verdict>> assess(List<Person> people) {
        return found(people).map(found -> verdicts(people, found));
    }

    /** The verdict on a change of a customer, who does not count as resembling themselves. */
    public Mono<Verdict> assess(UUID customer, Person person) {
        return found(List.of(person)).map(found -> found.without(customer).verdict(0, person));
    }

    private Mono<Found> found(List<Person> people) {
        Set<Token> documents =
                people.stream().flatMap(person -> person.document().stream()).collect(Collectors.toSet());
        List<Sought> sought = new ArrayList<>();
        for (int at = 0; at < people.size(); at++) {
            int person = at;
            people.get(at).words().forEach((mark, words) -> sought.add(new Sought(person, mark, words)));
        }
        return Mono.defer(() -> Mono.zip(
                        tokens.holders(documents),
                        tokens.suppressed(documents),
                        list.find(people.stream().map(Person::hashed).toList()),
                        lookalikes.find(sought).collectList()))
                .map(all -> new Found(
                        all.getT1(),
                        all.getT2(),
                        all.getT3(),
                        all.getT4().stream().collect(Collectors.groupingBy(Lookalike::person))));
    }

    private static List<Verdict> verdicts(List<Person> people, Found found) {
        ImportDuplicates duplicates = new ImportDuplicates();
        List<Verdict> verdicts = new ArrayList<>();
        for (int at = 0; at < people.size(); at++) {
            Person person = people.get(at);
            Verdict alone = found.verdict(at, person);
            verdicts.add(duplicates.verdict(person, alone));
        }
        return verdicts;
    }

    /** What was found about all of them. */
    private record Found(
            Map<Token, UUID> holders, Set<Token> suppressed, List<Listed> listed, Map<Integer, List<Lookalike>> alike) {

        Found without(UUID customer) {
            return new Found(
                    holders,
                    suppressed,
                    listed,
                    alike.values().stream()
                            .flatMap(List::stream)
                            .filter(each -> !each.customerId().equals(customer))
                            .collect(Collectors.groupingBy(Lookalike::person)));
        }

        Verdict verdict(int at, Person person) {
            Optional<UUID> holder = person.document().map(holders::get);
            Listed listing = listed.get(at).without(person.own());
            Optional<Likeness> erased =
                    person.document().filter(suppressed::contains).isPresent()
                            ? Optional.of(Likeness.CERTAIN)
                            : listing.likeness();
            Map<UUID, Likeness> candidates = Candidates.of(alike.getOrDefault(at, List.of()), holder);
            Suspicion suspicion =
                    new Suspicion(erased, candidates.values().stream().min(Likeness::compareTo), candidates.keySet());
            return suspicion.isNone() ? new Verdict.Free() : new Verdict.Suspect(suspicion, listing, holder);
        }
    }
}
