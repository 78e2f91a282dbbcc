package io.guanhu.customer.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanhu.customer.model.likeness.Likeness;
import io.guanhu.customer.model.likeness.Mark;
import io.guanhu.customer.people.SuppressionList.Entry;
import io.guanhu.customer.people.SuppressionList.Hashed;
import io.guanhu.customer.people.SuppressionList.Listed;
import io.guanhu.platform.testing.Memory;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class SuppressionListTests {

    private static final Map<Mark, String> LI = Map.of(
            Mark.DOCUMENT, "OTHER 1", Mark.NAME_BIRTH, "Li 1990", Mark.NAME_PHONE, "li 138", Mark.NAME_EMAIL, "li @");
    private static final SuppressionProperties CHEAP =
            new SuppressionProperties(DataSize.ofKilobytes(8), 1, 1, Duration.ofSeconds(10));

    private final Memory memory = new Memory("customer-service");
    private final InMemorySuppressionStore store = new InMemorySuppressionStore(memory);
    private final SlowHash hash = new SlowHash(CHEAP);
    private final Secrets secrets = new Secrets();
    private final SuppressionList list = new SuppressionList(store, secrets, CHEAP, hash);

    @AfterEach
    void noThreadIsLeft() {
        hash.close();
    }

    @Test
    void hashesNothingWhileNobodyIsOnTheList() {
        assertThat(hashed(LI).marks()).isEmpty();
        assertThat(find(LI).likeness()).isEmpty();
    }

    @Test
    void recognisesErasedPeople() {
        erased(LI, EnumSet.allOf(Mark.class));

        assertThat(find(LI).likeness()).contains(Likeness.CERTAIN);
        assertThat(store.all()).hasSize(4).allMatch(each -> !each.toString().contains("Li 1990"));
    }

    @Test
    void saysHowMuchSomebodyIsLikeThem() {
        erased(LI, EnumSet.allOf(Mark.class));

        assertThat(find(Map.of(Mark.NAME_BIRTH, "Li 1990")).likeness()).contains(Likeness.PERHAPS);
        assertThat(find(Map.of(Mark.NAME_BIRTH, "Li 1990", Mark.NAME_PHONE, "li 138"))
                        .likeness())
                .contains(Likeness.LIKELY);
        assertThat(find(Map.of(Mark.NAME_BIRTH, "Li 1991")).likeness()).isEmpty();
    }

    @Test
    void takesMarksOfTwoPeopleForNoneOfThem() {
        erased(LI, EnumSet.allOf(Mark.class));
        erased(Map.of(Mark.DOCUMENT, "OTHER 2", Mark.NAME_PHONE, "wang 139"), EnumSet.allOf(Mark.class));

        Listed found = find(Map.of(Mark.NAME_BIRTH, "Li 1990", Mark.NAME_PHONE, "wang 139"));

        assertThat(found.people()).hasSize(2).containsValues(Likeness.PERHAPS);
        assertThat(found.likeness()).contains(Likeness.PERHAPS);
    }

    @Test
    void entersTheWantedMarksAlone() {
        erased(LI, Set.of(Mark.NAME_PHONE));

        assertThat(store.all()).extracting(each -> each.known().mark()).containsExactly(Mark.NAME_PHONE);
        assertThat(find(Map.of(Mark.NAME_BIRTH, "Li 1990")).likeness()).isEmpty();
    }

    @Test
    void entersNobodyWithoutADocument() {
        Map<Mark, String> nameless = new HashMap<>(LI);
        nameless.remove(Mark.DOCUMENT);

        assertThat(memory.get(list.entries(nameless, EnumSet.allOf(Mark.class))))
                .isEmpty();
        assertThat(memory.get(list.persons(nameless))).isEmpty();
    }

    @Test
    void tellsThePersonOfTheirDocumentUnderEverySecret() {
        erased(LI, Set.of(Mark.NAME_PHONE));
        secrets.rotate();
        erased(LI, Set.of(Mark.NAME_EMAIL));

        Set<String> persons = memory.get(list.persons(LI));

        assertThat(store.all()).extracting(Entry::person).containsExactlyInAnyOrderElementsOf(persons);
        assertThat(persons).hasSize(2);
    }

    @Test
    void findsEntriesOfAnEarlierSecretAsLongAsItLives() {
        erased(LI, EnumSet.allOf(Mark.class));
        secrets.rotate();
        assertThat(find(LI).likeness()).contains(Likeness.CERTAIN);

        secrets.forgetFirst();
        assertThat(find(LI).likeness()).isEmpty();
    }

    @Test
    void asksForHashesAnewWhenAKindCameMeanwhile() {
        Hashed before = hashed(LI);
        erased(LI, EnumSet.allOf(Mark.class));

        assertThatThrownBy(() -> memory.run(list.find(List.of(before)))).isInstanceOf(ListGrewException.class);
    }

    @Test
    void letsSomebodyReturn() {
        erased(LI, EnumSet.allOf(Mark.class));

        memory.run(list.release(memory.get(list.persons(LI))));

        assertThat(store.all()).isEmpty();
    }

    @Test
    void hashesNobodyWithinATransaction() {
        erased(LI, EnumSet.allOf(Mark.class));

        assertThatIllegalStateException()
                .isThrownBy(() -> memory.run(list.hash(List.of(LI)).as(memory.transaction()::transactional)));
    }

    private void erased(Map<Mark, String> marks, Set<Mark> wanted) {
        List<Entry> entries = memory.get(list.entries(marks, wanted));
        memory.run(list.add(entries, Memory.NOW));
    }

    private Hashed hashed(Map<Mark, String> marks) {
        return memory.get(list.hash(List.of(marks))).getFirst();
    }

    private Listed find(Map<Mark, String> marks) {
        return memory.get(list.find(List.of(hashed(marks)))).getFirst();
    }

    private static final class Secrets implements SuppressionSecrets {

        private final Map<Integer, byte[]> living = new HashMap<>(Map.of(1, new byte[] {1}));
        private int current = 1;

        void rotate() {
            current++;
            living.put(current, new byte[] {(byte) current});
        }

        void forgetFirst() {
            living.remove(1);
        }

        @Override
        public int current() {
            return current;
        }

        @Override
        public Map<Integer, byte[]> living() {
            return Map.copyOf(living);
        }
    }
}
