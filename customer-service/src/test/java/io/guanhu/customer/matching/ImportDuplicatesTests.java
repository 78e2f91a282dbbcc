package io.guanhu.customer.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.matching.Matching.Person;
import io.guanhu.customer.matching.Verdict.Free;
import io.guanhu.customer.matching.Verdict.Repeated;
import io.guanhu.customer.matching.Verdict.Suspect;
import io.guanhu.customer.model.field.BuiltIn;
import io.guanhu.customer.model.likeness.Likeness;
import io.guanhu.customer.model.likeness.Mark;
import io.guanhu.customer.model.likeness.Suspicion;
import io.guanhu.customer.people.SuppressionList.Hashed;
import io.guanhu.customer.people.SuppressionList.Listed;
import io.guanhu.customer.tokens.SearchTokens.Token;
import io.guanhu.customer.values.SearchWord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Of two in the same import the second may be the first. */
class ImportDuplicatesTests {

    private static final Verdict LISTED = new Suspect(
            new Suspicion(Optional.of(Likeness.CERTAIN), Optional.empty(), Set.of()),
            new Listed(Map.of()),
            Optional.empty());

    private final ImportDuplicates duplicates = new ImportDuplicates();

    @Test
    void theSameDocumentIsTakenOnceItIsRegistered() {
        assertThat(duplicates.verdict(person("A1", "one"), new Free())).isEqualTo(new Free());
        assertThat(duplicates.verdict(person("A1", "two"), new Free())).isEqualTo(new Repeated());
    }

    @Test
    void theSameDocumentIsWhatItWasIfItIsNot() {
        assertThat(duplicates.verdict(person("A1", "one"), LISTED)).isEqualTo(LISTED);
        assertThat(duplicates.verdict(person("A1", "one"), LISTED)).isEqualTo(LISTED);
    }

    @Test
    void anotherDocumentOfTheSamePersonNeedsAPerson() {
        duplicates.verdict(person("A1", "one"), new Free());
        assertThat(duplicates.verdict(person("B2", "one"), new Free()))
                .isInstanceOfSatisfying(
                        Suspect.class,
                        suspect -> assertThat(suspect.suspicion().alike()).contains(Likeness.PERHAPS));
        assertThat(duplicates.verdict(person("C3", "two"), new Free())).isEqualTo(new Free());
    }

    private static Person person(String document, String sound) {
        return new Person(
                Optional.of(new Token(BuiltIn.ID_NUMBER, document)),
                new Hashed(List.of(), Set.of()),
                new Hashed(List.of(), Set.of()),
                Map.of(
                        Mark.NAME_PHONE,
                        List.of(
                                new SearchWord(BuiltIn.PHONE, "+8614200000001"),
                                new SearchWord(BuiltIn.NAME, "~" + sound))),
                Set.of());
    }
}
