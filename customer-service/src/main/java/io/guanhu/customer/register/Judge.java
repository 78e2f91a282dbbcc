package io.guanhu.customer.register;

import io.guanhu.customer.model.Field;
import io.guanhu.customer.model.Likeness;
import io.guanhu.customer.model.Mark;
import io.guanhu.customer.model.Profile;
import io.guanhu.customer.model.Suspicion;
import io.guanhu.customer.people.SuppressionList;
import io.guanhu.customer.people.SuppressionList.Known;
import io.guanhu.customer.people.SuppressionList.Listed;
import io.guanhu.customer.values.Marking;
import io.guanhu.customer.vault.SearchTokens;
import io.guanhu.customer.vault.SearchTokens.Token;
import io.guanhu.customer.vault.TokenStore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Tells whether somebody new may be registered as they are: who has the document of a customer is
 * that customer, and who is like somebody on the suppression list needs a person. A phone number
 * says nothing by itself, since it is given to somebody else one day.
 */
@Component
class Judge {

    private final TokenStore tokens;
    private final SearchTokens searchTokens;
    private final SuppressionList list;

    Judge(TokenStore tokens, SearchTokens searchTokens, SuppressionList list) {
        this.tokens = tokens;
        this.searchTokens = searchTokens;
        this.list = list;
    }

    /** What is looked up of people: the token of the document's number, and the hashed marks. */
    record Prepared(List<Token> documents, List<List<Known>> hashed) {}

    /** What is known of somebody. */
    sealed interface Verdict {}

    record Free() implements Verdict {}

    record Taken() implements Verdict {}

    /**
     * @param certain who on the suppression list it is, told by the document
     */
    record Suspect(Suspicion suspicion, Set<String> certain) implements Verdict {}

    /** The token that says who somebody is. */
    Token document(Profile profile) {
        return searchTokens.of(Field.ID_NUMBER, profile.text(Field.ID_NUMBER).orElseThrow());
    }

    /** Takes time, and therefore no transaction. The same work is done whoever they are. */
    Mono<Prepared> prepare(List<Profile> people) {
        List<Map<Mark, String>> marks = people.stream().map(Marking::of).toList();
        List<Token> documents = people.stream().map(this::document).toList();
        return list.hashed(marks).map(hashed -> new Prepared(documents, hashed));
    }

    /** A verdict for each, in their order; of two with the same document the second is taken. */
    Mono<List<Verdict>> judge(Prepared people) {
        Set<Token> documents = Set.copyOf(people.documents());
        return Mono.defer(
                        () ->
                                Mono.zip(
                                        tokens.taken(documents),
                                        tokens.suppressed(documents),
                                        list.find(people.hashed())))
                .map(found -> verdicts(people, found.getT1(), found.getT2(), found.getT3()));
    }

    private static List<Verdict> verdicts(
            Prepared people, Set<Token> taken, Set<Token> suppressed, List<Listed> listed) {
        Set<Token> known = new HashSet<>(taken);
        List<Verdict> verdicts = new ArrayList<>();
        for (int at = 0; at < people.documents().size(); at++) {
            Token document = people.documents().get(at);
            if (!known.add(document)) {
                verdicts.add(new Taken());
            } else {
                verdicts.add(verdict(suppressed.contains(document), listed.get(at)));
            }
        }
        return verdicts;
    }

    private static Verdict verdict(boolean suppressed, Listed listed) {
        Optional<Likeness> likeness =
                suppressed ? Optional.of(Likeness.CERTAIN) : listed.likeness();
        Suspicion suspicion = new Suspicion(likeness, Optional.empty(), Set.of());
        return suspicion.isNone() ? new Free() : new Suspect(suspicion, listed.certain());
    }
}
