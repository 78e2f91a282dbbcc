package io.guanhu.customer.matching;

import io.guanhu.customer.matching.AlikeStore.Alike;
import io.guanhu.customer.matching.AlikeStore.Sought;
import io.guanhu.customer.model.field.Field;
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
 * Tells whether somebody may be somebody the bank knows: who has the document of a customer, is
 * like another customer, or like somebody on the suppression list, needs a person. The same work is
 * done whoever it is. A phone number says nothing by itself, since it is given to somebody else one
 * day.
 */
@Component
public class Matching {

    private final TokenStore tokens;
    private final SearchTokens searchTokens;
    private final SuppressionList list;
    private final AlikeStore customers;
    private final TurnStore turns;

    Matching(
            TokenStore tokens, SearchTokens searchTokens, SuppressionList list, AlikeStore customers, TurnStore turns) {
        this.tokens = tokens;
        this.searchTokens = searchTokens;
        this.list = list;
        this.customers = customers;
        this.turns = turns;
    }

    /**
     * What is looked up of somebody.
     *
     * @param document the token of the document's number; empty if it does not change
     * @param hashed the marks, as they are looked up in the suppression list
     * @param borne the same, without those of the document's number as if of another type
     * @param words the marks, as customers are found by them
     * @param own who on the list they are themselves, and therefore nobody to be like
     */
    public record Person(
            Optional<Token> document,
            Hashed hashed,
            Hashed borne,
            Map<Mark, List<SearchWord>> words,
            Set<String> own) {}

    /** Marks as they are looked up, and those of them that somebody bears. */
    private record Looked(Hashed all, Hashed borne) {}

    /** The token that says who somebody is. */
    public Token document(Profile profile) {
        return document(profile.text(Field.ID_NUMBER).orElseThrow());
    }

    private static Optional<String> number(Profile profile) {
        return profile.text(Field.ID_NUMBER).map(DocumentNumber::searchForm);
    }

    private Token document(String number) {
        return searchTokens.of(Field.ID_NUMBER, DocumentNumber.searchForm(number));
    }

    /** Prepares newcomers. It takes time, and therefore no transaction. */
    public Mono<List<Person>> newcomers(List<Profile> people) {
        return hashed(people.stream().map(Marking::of).toList(), people).map(hashed -> {
            List<Person> prepared = new ArrayList<>();
            for (int at = 0; at < people.size(); at++) {
                prepared.add(newcomer(people.get(at), hashed.get(at)));
            }
            return prepared;
        });
    }

    /**
     * A customer is found by the number of a document whatever its type. So is somebody on the
     * list, if the number is typed as of another type: otherwise the type would tell which it was.
     */
    private Mono<List<Looked>> hashed(List<Map<Mark, String>> people, List<Profile> profiles) {
        List<Map<Mark, String>> asked = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        for (int at = 0; at < people.size(); at++) {
            asked.add(people.get(at));
            if (people.get(at).containsKey(Mark.DOCUMENT)) {
                Marking.ofOtherTypes(profiles.get(at)).forEach(text -> asked.add(Map.of(Mark.DOCUMENT, text)));
            }
            ends.add(asked.size());
        }
        return list.hashed(asked).map(hashed -> joined(hashed, ends));
    }

    private static List<Looked> joined(List<Hashed> all, List<Integer> ends) {
        List<Looked> joined = new ArrayList<>();
        int from = 0;
        for (int to : ends) {
            List<Hashed> one = all.subList(from, to);
            Hashed borne = one.getFirst();
            List<Known> marks =
                    one.stream().flatMap(each -> each.marks().stream()).toList();
            joined.add(new Looked(new Hashed(marks, borne.kinds()), borne));
            from = to;
        }
        return joined;
    }

    private Person newcomer(Profile profile, Looked looked) {
        return new Person(
                Optional.of(document(profile)), looked.all(), looked.borne(), SearchWord.ofMarks(profile), Set.of());
    }

    /**
     * Prepares what a customer would be; only marks that they do not bear yet are looked up, so
     * that whoever was found to be somebody else is not asked again. It takes time, and therefore
     * no transaction.
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
                : after.text(Field.ID_NUMBER).map(this::document);
        return hashed(List.of(fresh), List.of(after))
                .map(List::getFirst)
                .flatMap(looked -> own(borne, looked.all())
                        .map(own -> new Person(document, looked.all(), looked.borne(), words, own)));
    }

    /** Whose contacts were erased is on the list and a customer. */
    private Mono<Set<String>> own(Map<Mark, String> borne, Hashed hashed) {
        return hashed.marks().isEmpty() ? Mono.just(Set.of()) : list.persons(borne);
    }

    /**
     * Waits until nobody else is being entered who may be one of these people: two who are alike
     * would not see each other otherwise. First of all in the transaction that enters them; who is
     * judged afterwards is judged by all who came before.
     */
    public Mono<Void> inTurn(List<Person> people) {
        Set<Token> words = new HashSet<>();
        for (Person person : people) {
            person.document().ifPresent(words::add);
            person.words().values().forEach(mark -> {
                SearchWord rarest = mark.getFirst();
                words.add(searchTokens.of(rarest.field(), rarest.word()));
            });
        }
        return turns.take(people.size(), words);
    }

    /** Who on the list had the very document, of the same type, as ids of the list. */
    public Mono<Set<String>> ofSameDocument(Person person) {
        return list.find(List.of(person.borne())).map(found -> found.getFirst().atLeast(Likeness.CERTAIN));
    }

    /** A verdict for each newcomer, in their order, as if they came one after the other. */
    public Mono<List<Verdict>> judge(List<Person> people) {
        return found(people).map(found -> verdicts(people, found));
    }

    /** The verdict on a change of a customer, who is not alike to themselves. */
    public Mono<Verdict> judge(UUID customer, Person person) {
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
                        customers.find(sought).collectList()))
                .map(all -> new Found(
                        all.getT1(),
                        all.getT2(),
                        all.getT3(),
                        all.getT4().stream().collect(Collectors.groupingBy(Alike::person))));
    }

    private static List<Verdict> verdicts(List<Person> people, Found found) {
        Companions companions = new Companions();
        List<Verdict> verdicts = new ArrayList<>();
        for (int at = 0; at < people.size(); at++) {
            Person person = people.get(at);
            Verdict alone = found.verdict(at, person);
            verdicts.add(companions.admit(person, alone));
        }
        return verdicts;
    }

    /** What was found of everybody. */
    private record Found(
            Map<Token, UUID> holders, Set<Token> suppressed, List<Listed> listed, Map<Integer, List<Alike>> alike) {

        Found without(UUID customer) {
            return new Found(
                    holders,
                    suppressed,
                    listed,
                    alike.values().stream()
                            .flatMap(List::stream)
                            .filter(each -> !each.customerId().equals(customer))
                            .collect(Collectors.groupingBy(Alike::person)));
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
