package io.guanhu.customer.people;

import static io.guanhu.customer.CustomerTables.DATABASE;
import static io.guanhu.customer.CustomerTables.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.guanhu.customer.model.likeness.Mark;
import io.guanhu.customer.people.SuppressionList.Entry;
import io.guanhu.customer.people.SuppressionList.Known;
import io.guanhu.customer.people.SuppressionStore.Kind;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

class SuppressionStoreIT {

    private static final String RECIPE = new Recipe(64, 1, 1, 1).text();
    private static final String DEARER = new Recipe(128, 2, 1, 1).text();
    private static final String ONE = "01".repeat(16);
    private static final String OTHER = "02".repeat(16);

    private final SuppressionStore store = new SuppressionStore(DATABASE.client());

    @BeforeEach
    void nobodyIsOnTheList() {
        DATABASE.execute("truncate suppression, suppression_kind");
    }

    private static Known known(Mark mark, String recipe, int number) {
        return new Known(mark, recipe, "%02x".formatted(number).repeat(32));
    }

    private void added(Entry... entries) {
        DATABASE.run(store.add(List.of(entries), NOW));
    }

    private List<Kind> kinds() {
        return DATABASE.get(store.kinds().collectList());
    }

    private List<Entry> equal(Known... asked) {
        return DATABASE.get(store.equal(List.of(asked)).collectList());
    }

    @Test
    void givesBackEveryKindOfMark() {
        for (Mark mark : Mark.values()) {
            Known known = known(mark, RECIPE, 1);
            added(new Entry(known, ONE));

            assertThat(equal(known)).containsExactly(new Entry(known, ONE));
            assertThat(kinds()).contains(new Kind(mark, RECIPE));
        }
    }

    @Test
    void findsPeopleWithTheSameMark() {
        Known shared = known(Mark.NAME_PHONE, RECIPE, 1);
        Known own = known(Mark.DOCUMENT, RECIPE, 2);
        added(new Entry(shared, ONE), new Entry(shared, OTHER), new Entry(own, ONE));

        assertThat(equal(shared, own))
                .containsExactlyInAnyOrder(new Entry(shared, ONE), new Entry(shared, OTHER), new Entry(own, ONE));
        assertThat(equal(
                        known(Mark.NAME_EMAIL, RECIPE, 1),
                        known(Mark.NAME_PHONE, DEARER, 1),
                        known(Mark.NAME_PHONE, RECIPE, 3)))
                .isEmpty();
    }

    @Test
    void entersTheSameOnce() {
        Entry entry = new Entry(known(Mark.DOCUMENT, RECIPE, 1), ONE);
        added(entry, entry);
        added(entry);

        assertThat(DATABASE.values("select count(*) from suppression", Long.class))
                .containsExactly(1L);
        assertThat(DATABASE.values("select since = '%s' from suppression".formatted(NOW), Boolean.class))
                .containsExactly(true);
    }

    @Test
    void tellsTheKindsInUse() {
        added(
                new Entry(known(Mark.NAME_BIRTH, RECIPE, 1), ONE),
                new Entry(known(Mark.DOCUMENT, DEARER, 1), OTHER),
                new Entry(known(Mark.DOCUMENT, RECIPE, 1), ONE));
        assertThat(kinds())
                .containsExactlyInAnyOrder(
                        new Kind(Mark.DOCUMENT, DEARER),
                        new Kind(Mark.DOCUMENT, RECIPE),
                        new Kind(Mark.NAME_BIRTH, RECIPE));

        DATABASE.run(store.remove(Set.of(ONE)));

        assertThat(kinds()).containsExactly(new Kind(Mark.DOCUMENT, DEARER));
    }

    @Test
    void removesEverythingOfThePeopleWhoReturn() {
        Known shared = known(Mark.NAME_PHONE, RECIPE, 1);
        added(new Entry(shared, ONE), new Entry(known(Mark.DOCUMENT, RECIPE, 2), ONE), new Entry(shared, OTHER));

        DATABASE.rolledBack(store.remove(Set.of(ONE)));
        assertThat(equal(shared)).hasSize(2);

        DATABASE.run(store.remove(Set.of(ONE)));
        assertThat(equal(shared, known(Mark.DOCUMENT, RECIPE, 2))).containsExactly(new Entry(shared, OTHER));
    }

    @Test
    void leavesNothingOfEntriesThatAreRolledBack() {
        Known known = known(Mark.DOCUMENT, RECIPE, 1);

        DATABASE.rolledBack(store.add(List.of(new Entry(known, ONE)), NOW));

        assertThat(equal(known)).isEmpty();
        assertThat(DATABASE.values("select count(*) from suppression_kind", Long.class))
                .containsExactly(0L);
    }

    /** A recipe contains no blank, as no code does, and a hash is of one length. */
    @Test
    void refusesWhatIsNoHashOfTheList() {
        for (Known wrong : List.of(
                new Known(Mark.DOCUMENT, "argon2id 64", "01".repeat(32)),
                new Known(Mark.DOCUMENT, RECIPE, "01".repeat(31)))) {
            assertThatExceptionOfType(DataIntegrityViolationException.class)
                    .describedAs("%s", wrong)
                    .isThrownBy(() -> added(new Entry(wrong, ONE)));
        }
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> added(new Entry(known(Mark.DOCUMENT, RECIPE, 1), "01")));
        assertThat(kinds()).isEmpty();
    }

    @Test
    void theSecondOfTwoWhoEnterTheSameWaitsAndEntersNothing() {
        Entry entry = new Entry(known(Mark.DOCUMENT, RECIPE, 1), ONE);

        var race = DATABASE.race(store.add(List.of(entry), NOW), store.add(List.of(entry), NOW.plusSeconds(1)));

        assertThat(race.waited()).isTrue();
        assertThat(race.failure()).isNull();
        assertThat(DATABASE.values("select since = '%s' from suppression".formatted(NOW), Boolean.class))
                .containsExactly(true);
    }
}
