package io.guanhu.customer.matching;

import io.guanhu.customer.matching.Matching.Person;
import io.guanhu.customer.model.likeness.Likeness;
import io.guanhu.customer.model.likeness.Mark;
import io.guanhu.customer.model.likeness.Suspicion;
import io.guanhu.customer.people.SuppressionList.Listed;
import io.guanhu.customer.tokens.SearchTokens.Token;
import io.guanhu.customer.values.SearchWord;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The people of one import; a later one may be the same as an earlier one. */
final class ImportDuplicates {

    private final Map<Token, Verdict> documents = new HashMap<>();
    private final Map<Mark, Set<List<SearchWord>>> marks = new HashMap<>();

    /**
     * @param alone the verdict without the others of the import
     */
    Verdict verdict(Person person, Verdict alone) {
        Verdict together = compare(person, alone);
        person.document().ifPresent(document -> documents.putIfAbsent(document, together));
        person.words()
                .forEach((mark, words) ->
                        marks.computeIfAbsent(mark, _ -> new HashSet<>()).add(words));
        return together;
    }

    private Verdict compare(Person person, Verdict alone) {
        Verdict before = person.document().map(documents::get).orElse(null);
        if (before != null) {
            // If the earlier line was registered, its person is a customer now; if not, the verdict
            // on it applies.
            return before instanceof Verdict.Free ? new Verdict.Repeated() : before;
        }
        EnumSet<Mark> agreeing = EnumSet.noneOf(Mark.class);
        person.words().forEach((mark, words) -> {
            if (marks.getOrDefault(mark, Set.of()).contains(words)) {
                agreeing.add(mark);
            }
        });
        Optional<Likeness> likeness = Likeness.of(agreeing);
        return alone instanceof Verdict.Free && likeness.isPresent()
                ? new Verdict.Suspect(
                        new Suspicion(Optional.empty(), likeness, Set.of()), new Listed(Map.of()), Optional.empty())
                : alone;
    }
}
