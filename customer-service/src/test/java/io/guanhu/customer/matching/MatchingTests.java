package io.guanhu.customer.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.matching.Matching.Person;
import io.guanhu.customer.matching.Verdict.Free;
import io.guanhu.customer.matching.Verdict.Repeated;
import io.guanhu.customer.matching.Verdict.Suspect;
import io.guanhu.customer.model.field.BuiltIn;
import io.guanhu.customer.model.field.Field;
import io.guanhu.customer.model.field.Profile;
import io.guanhu.customer.model.field.Somebody;
import io.guanhu.customer.model.likeness.Likeness;
import io.guanhu.customer.model.likeness.Mark;
import io.guanhu.customer.model.likeness.Suspicion;
import io.guanhu.customer.people.InMemorySuppressionList;
import io.guanhu.customer.tokens.SearchTokens.Token;
import io.guanhu.customer.tokens.VersionedSearchTokens;
import io.guanhu.customer.vault.InMemoryVault;
import io.guanhu.platform.testing.Memory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class MatchingTests {

    private static final Profile ONE = Somebody.number(1);
    private static final Profile OTHER = Somebody.number(2);
    private static final Profile PASSPORT =
            with(with(OTHER, BuiltIn.ID_TYPE, "PASSPORT"), BuiltIn.ID_NUMBER, "E12345678");

    private final Memory memory = new Memory("customer-service");
    private final InMemoryVault vault = new InMemoryVault(memory);
    private final InMemorySuppressionList list = new InMemorySuppressionList(memory);
    private final Turns turns = new Turns();
    private final Matching matching = new Matching(
            vault.tokens(),
            vault.tokens().searchTokens(),
            list.list(),
            new InMemoryLookalikeStore(vault.tokens()),
            turns);

    private static Profile with(Profile profile, Field field, String text) {
        return Somebody.with(profile, field, text);
    }

    /** A profile with some fields of another one. */
    private static Profile like(Profile profile, Profile other, Field... fields) {
        Profile mixed = profile;
        for (Field field : fields) {
            mixed = with(mixed, field, Somebody.text(other, field));
        }
        return mixed;
    }

    private List<Verdict> judged(Profile... profiles) {
        return memory.get(matching.newcomers(List.of(profiles)).flatMap(matching::assess));
    }

    private Suspect suspect(Profile profile) {
        Verdict verdict = judged(profile).getFirst();
        assertThat(verdict).isInstanceOf(Suspect.class);
        return (Suspect) verdict;
    }

    private UUID customer(Profile profile) {
        return vault.customer(profile).id();
    }

    private static Suspicion alike(Likeness likeness, UUID... customers) {
        return new Suspicion(Optional.empty(), Optional.of(likeness), Set.copyOf(Arrays.asList(customers)));
    }

    @Test
    void aPersonWhoResemblesNobodyIsFree() {
        customer(ONE);
        list.erased(Somebody.number(3));

        assertThat(judged(OTHER)).containsExactly(new Free());
    }

    @Test
    void aPersonWithACustomersDocumentIsThatCustomerWhateverItsType() {
        UUID customer = customer(PASSPORT);

        Suspect found = suspect(with(like(ONE, PASSPORT, BuiltIn.ID_NUMBER), BuiltIn.ID_TYPE, "OTHER"));

        assertThat(found.holder()).contains(customer);
        assertThat(found.suspicion()).isEqualTo(alike(Likeness.CERTAIN, customer));
    }

    @Test
    void aSharedNameAndPhoneSayPerhapsAndAnEmailAsWellSaysLikely() {
        UUID customer = customer(ONE);

        assertThat(suspect(like(OTHER, ONE, BuiltIn.NAME, BuiltIn.PHONE)).suspicion())
                .isEqualTo(alike(Likeness.PERHAPS, customer));
        Suspect found = suspect(like(OTHER, ONE, BuiltIn.NAME, BuiltIn.PHONE, BuiltIn.EMAIL));
        assertThat(found.suspicion()).isEqualTo(alike(Likeness.LIKELY, customer));
        assertThat(found.holder()).isEmpty();
    }

    @Test
    void aPhoneOrANameAloneProvesNothing() {
        customer(ONE);
        list.erased(Somebody.number(3));

        assertThat(judged(like(OTHER, ONE, BuiltIn.PHONE))).containsExactly(new Free());
        assertThat(judged(like(PASSPORT, ONE, BuiltIn.NAME))).containsExactly(new Free());
        assertThat(judged(like(OTHER, Somebody.number(3), BuiltIn.PHONE))).containsExactly(new Free());
    }

    @Test
    void namesEveryCustomerWhoIsAlikeAndTellsTheClosestLikeness() {
        UUID likely = customer(like(Somebody.number(3), ONE, BuiltIn.NAME, BuiltIn.PHONE, BuiltIn.EMAIL));
        UUID perhaps = customer(like(Somebody.number(4), ONE, BuiltIn.NAME, BuiltIn.EMAIL));

        assertThat(suspect(ONE).suspicion()).isEqualTo(alike(Likeness.LIKELY, likely, perhaps));
    }

    @Test
    void recognisesErasedPeople() {
        list.erased(ONE);

        Suspect found = suspect(ONE);

        assertThat(found.suspicion())
                .isEqualTo(new Suspicion(Optional.of(Likeness.CERTAIN), Optional.empty(), Set.of()));
        assertThat(found.listed().people()).hasSize(1);
        assertThat(found.holder()).isEmpty();
        assertThat(suspect(like(OTHER, ONE, BuiltIn.NAME, BuiltIn.PHONE))
                        .suspicion()
                        .listed())
                .contains(Likeness.PERHAPS);
    }

    @Test
    void anErasedPersonsDocumentCountsUnderAnotherTypeButIsNotTheSame() {
        list.erased(PASSPORT, Mark.DOCUMENT);
        Profile mistyped = with(like(ONE, PASSPORT, BuiltIn.ID_NUMBER), BuiltIn.ID_TYPE, "OTHER");

        assertThat(suspect(mistyped).suspicion().listed()).contains(Likeness.CERTAIN);
        assertThat(ofSameDocument(mistyped)).isEmpty();
        assertThat(ofSameDocument(like(ONE, PASSPORT, BuiltIn.ID_TYPE, BuiltIn.ID_NUMBER)))
                .isEqualTo(suspect(mistyped).listed().people().keySet())
                .hasSize(1);
    }

    private Set<String> ofSameDocument(Profile profile) {
        return memory.get(
                matching.newcomers(List.of(profile)).flatMap(people -> matching.ofSameDocument(people.getFirst())));
    }

    @Test
    void recognisesErasedPeopleWhoAreNotHashedYet() {
        vault.tokens().erased(matching.document(ONE));

        assertThat(suspect(ONE).suspicion())
                .isEqualTo(new Suspicion(Optional.of(Likeness.CERTAIN), Optional.empty(), Set.of()));
    }

    @Test
    void comparesTheLinesOfAnImportWithEachOther() {
        list.erased(Somebody.number(3));

        List<Verdict> verdicts =
                judged(ONE, Somebody.number(3), like(OTHER, ONE, BuiltIn.NAME, BuiltIn.PHONE), ONE, Somebody.number(3));

        assertThat(verdicts.get(0)).isEqualTo(new Free());
        assertThat(verdicts.get(2))
                .isInstanceOfSatisfying(
                        Suspect.class, found -> assertThat(found.suspicion()).isEqualTo(alike(Likeness.PERHAPS)));
        assertThat(verdicts.get(3)).isEqualTo(new Repeated());
        assertThat(verdicts.get(4)).isEqualTo(verdicts.get(1)).isInstanceOf(Suspect.class);
    }

    private Verdict changed(UUID customer, Profile before, Profile after) {
        return memory.get(matching.changed(before, after).flatMap(person -> matching.assess(customer, person)));
    }

    @Test
    void nobodyIsSuspectedOfBeingThemselves() {
        Profile fresh = with(ONE, BuiltIn.EMAIL, "new@example.com");
        UUID customer = customer(fresh);

        assertThat(changed(customer, ONE, fresh)).isEqualTo(new Free());
        assertThat(changed(UUID.randomUUID(), ONE, fresh)).isInstanceOf(Suspect.class);
    }

    @Test
    void whatMakesACustomerLikeAnotherIsSuspect() {
        UUID customer = customer(ONE);
        UUID other = customer(OTHER);
        list.erased(Somebody.number(3));

        assertThat(changed(customer, ONE, like(ONE, OTHER, BuiltIn.NAME, BuiltIn.PHONE)))
                .isInstanceOfSatisfying(
                        Suspect.class,
                        found -> assertThat(found.suspicion()).isEqualTo(alike(Likeness.PERHAPS, other)));
        assertThat(changed(customer, ONE, like(ONE, Somebody.number(3), BuiltIn.ID_NUMBER)))
                .isInstanceOfSatisfying(
                        Suspect.class,
                        found -> assertThat(found.suspicion().listed()).contains(Likeness.CERTAIN));
    }

    /** Somebody has decided before that these two are different people. */
    @Test
    void looksAtNothingThatStaysAsItIs() {
        Profile twin = like(OTHER, ONE, BuiltIn.NAME, BuiltIn.PHONE);
        UUID customer = customer(twin);
        customer(ONE);

        Person person = memory.get(matching.changed(twin, with(twin, BuiltIn.EMAIL, "new@example.com")));

        assertThat(person.document()).isEmpty();
        assertThat(person.words()).containsOnlyKeys(Mark.NAME_EMAIL);
        assertThat(memory.get(matching.assess(customer, person))).isEqualTo(new Free());
    }

    @Test
    void aCustomerWhoseContactsWereErasedIsNotTakenForThatPerson() {
        UUID customer = customer(ONE);
        list.erased(ONE, Mark.NAME_PHONE, Mark.NAME_EMAIL);
        Profile without = with(ONE, BuiltIn.PHONE, "+8614200000099");

        assertThat(changed(customer, without, ONE)).isEqualTo(new Free());
        assertThat(changed(customer, OTHER, like(OTHER, ONE, BuiltIn.NAME, BuiltIn.PHONE)))
                .isInstanceOf(Suspect.class);
    }

    @Test
    void takesATurnForTheDocumentAndTheRarestWordOfEachMark() {
        memory.run(matching.newcomers(List.of(ONE)).flatMap(matching::awaitTurn));

        assertThat(turns.people).containsExactly(1);
        assertThat(turns.words)
                .contains(
                        matching.document(ONE),
                        new Token(BuiltIn.PHONE, Somebody.text(ONE, BuiltIn.PHONE)),
                        new Token(BuiltIn.EMAIL, Somebody.text(ONE, BuiltIn.EMAIL)))
                .hasSize(4);
    }

    /** Records who took a turn. */
    private static final class Turns extends MatchingLockStore {

        private final List<Integer> people = new ArrayList<>();
        private final List<Token> words = new ArrayList<>();

        Turns() {
            super(Memory.noDatabase(), new VersionedSearchTokens().searchTokens());
        }

        @Override
        Mono<Void> acquire(int many, Collection<Token> shared) {
            return Mono.fromRunnable(() -> {
                people.add(many);
                words.addAll(shared);
            });
        }
    }
}
