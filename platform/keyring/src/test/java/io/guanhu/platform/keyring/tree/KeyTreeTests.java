package io.guanhu.platform.keyring.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanhu.platform.keyring.tree.page.Leaf;
import io.guanhu.platform.keyring.tree.page.PageBrokenException;
import io.guanhu.platform.keyring.tree.page.PageId;
import io.guanhu.platform.keyring.tree.page.PageSeal;
import io.guanhu.platform.keyring.tree.page.Slot;
import io.guanhu.platform.keyring.tree.page.Tally;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTreeTests {

    private static final Set<String> NAMES = Set.of("A", "B", "C");

    private final MemoryTree tree = new MemoryTree();

    @ParameterizedTest
    @CsvSource({"0,0", "31,0", "32,1", "1023,31", "1024,32", "3000000,93750"})
    void putsThirtyTwoPagesBelowEach(long leaf, long parent) {
        assertThat(PageId.leaf(leaf).parent()).isEqualTo(PageId.of(1, parent));
        assertThat(PageId.leaf(leaf).ancestors()).hasSize(4).last().isEqualTo(PageId.ROOT);
    }

    @ParameterizedTest
    @CsvSource({"0,0,false", "1,0,true", "1,1,false", "32,0,true", "33,1,true", "1024,31,true"})
    void knowsWhichPagesThereAre(long leaves, long branch, boolean there) {
        assertThat(PageId.of(1, branch).isIn(leaves)).isEqualTo(there);
        assertThat(PageId.ROOT.isIn(leaves)).isTrue();
    }

    @Test
    void makesAllKeysOfAnOwnerAtOnceAndInOneLeaf() {
        UUID owner = UUID.randomUUID();
        assertThat(tree.provide(owner, Set.of("A")).living()).containsOnlyKeys("A", "B", "C");
        int written = tree.everWritten.size();
        assertThat(tree.provide(owner, NAMES).living()).hasSize(3);
        assertThat(tree.everWritten).hasSize(written);
        assertThat(tree.find(UUID.randomUUID()).living()).isEmpty();
    }

    @Test
    void keepsPagesSmall() {
        IntStream.range(0, 1_200).forEach(_ -> tree.provide(UUID.randomUUID(), NAMES));
        assertThat(tree.state.leaves()).isEqualTo(120);
        assertThat(tree.state.tally().count()).isEqualTo(3_600);
        assertThat(tree.everWritten)
                .filteredOn(row -> !row.id().isRoot())
                .isNotEmpty()
                .allMatch(row -> row.sealed().length < 2_000);
    }

    @Test
    void givesADestroyedNameTheNextGeneration() {
        UUID owner = UUID.randomUUID();
        byte[] first = key(tree.provide(owner, NAMES), "A");
        tree.destroy(owner, "A");
        assertThat(tree.find(owner).living()).containsOnlyKeys("B", "C");
        Slot second = tree.provide(owner, Set.of("A")).living().get("A");
        assertThat(Objects.requireNonNull(second).generation()).isEqualTo(2);
        assertThat(second.key()).isNotEqualTo(first);
        tree.endEpoch(100);
        assertThat(key(tree.find(owner), "A")).isEqualTo(second.key());
    }

    @Test
    void refusesAPageThatWasAlteredOrMoved() {
        byte[] key = PageSeal.newKey();
        PageId id = PageId.leaf(3);
        byte[] sealed = PageSeal.seal(id, 7, key, Leaf.EMPTY);
        assertThat(PageSeal.openLeaf(id, 7, key, sealed)).isEqualTo(Leaf.EMPTY);
        assertBroken(() -> PageSeal.openLeaf(PageId.leaf(4), 7, key, sealed));
        assertBroken(() -> PageSeal.openLeaf(id, 8, key, sealed));
        assertBroken(() -> PageSeal.openLeaf(id, 7, PageSeal.newKey(), sealed));
        assertBroken(() -> PageSeal.openBranch(PageId.ROOT, 7, key, sealed));
        sealed[20] ^= 1;
        assertBroken(() -> PageSeal.openLeaf(id, 7, key, sealed));
        assertBroken(() -> PageSeal.openLeaf(id, 7, key, new byte[3]));
    }

    private static void assertBroken(ThrowingCallable opening) {
        assertThatThrownBy(opening).isInstanceOf(PageBrokenException.class).hasNoCause();
    }

    /** Rotation: one page is wrapped again, and nothing is lost. */
    @Test
    void writesOnePageForANewRoot() {
        UUID owner = UUID.randomUUID();
        byte[] key = key(tree.provide(owner, NAMES), "A");
        int written = tree.everWritten.size();
        tree.endEpoch(100);
        assertThat(tree.everWritten).hasSize(written + 1);
        assertThat(key(tree.find(owner), "A")).isEqualTo(key);
    }

    /**
     * Somebody with every page ever written but only the newest root can open all
     * living keys and none that died; with the root of before he opens those as well, which shows
     * that the test can tell.
     */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void opensNoDeadKeyWithTheNewRoot(long seed) {
        Random random = new Random(seed);
        List<UUID> owners = new ArrayList<>();
        Set<Slot.Name> dead = new HashSet<>();
        for (int round = 0; round < 6; round++) {
            for (int i = 0; i < 60; i++) {
                UUID owner = owners.isEmpty() || random.nextInt(3) > 0
                        ? new UUID(random.nextLong(), random.nextLong())
                        : owners.get(random.nextInt(owners.size()));
                tree.provide(owner, Set.of(random.nextBoolean() ? "A" : "D"));
                owners.add(owner);
            }
            for (int i = 0; i < 12; i++) {
                UUID owner = owners.get(random.nextInt(owners.size()));
                tree.destroy(owner, random.nextBoolean() ? "A" : "B");
                dead.addAll(tree.find(owner).destroyed());
            }
            Rekeying.NewRoot before = tree.root;
            assertThat(tree.openedBy(before)).containsAll(newlyDead(owners, before));
            tree.endEpoch(1 + random.nextInt(20));

            Set<Slot.Name> opened = tree.openedBy(tree.root);
            assertThat(opened).doesNotContainAnyElementsOf(dead);
            assertThat(opened).containsExactlyInAnyOrderElementsOf(living(owners));
            assertThat(tree.state.tally().count()).isEqualTo(opened.size());
        }
    }

    /** Those that the previous root still opens. */
    private Set<Slot.Name> newlyDead(List<UUID> owners, Rekeying.NewRoot before) {
        Set<Slot.Name> opened = tree.openedBy(before);
        Set<Slot.Name> marked = owners.stream()
                .flatMap(owner -> tree.find(owner).destroyed().stream())
                .collect(Collectors.toSet());
        marked.retainAll(opened);
        assertThat(marked).isNotEmpty();
        return marked;
    }

    private Set<Slot.Name> living(List<UUID> owners) {
        return owners.stream()
                .flatMap(owner -> tree.find(owner).living().values().stream())
                .map(Slot::id)
                .collect(Collectors.toSet());
    }

    @Test
    void countsTheSameKeysAlikeInAnyOrder() {
        Slot one = new Slot(UUID.randomUUID(), "A", 1, PageSeal.newKey());
        Slot two = new Slot(UUID.randomUUID(), "B", 1, PageSeal.newKey());
        Tally both = new Leaf(List.of(one, two)).tally();
        assertThat(new Leaf(List.of(two, one)).tally()).isEqualTo(both);
        assertThat(both.minus(new Leaf(List.of(one)).tally())).isEqualTo(new Leaf(List.of(two)).tally());
        assertThat(Tally.of(both.count(), both.sumBytes())).isEqualTo(both);
        Slot other = new Slot(one.owner(), "A", 1, PageSeal.newKey());
        assertThat(new Leaf(List.of(other, two)).tally()).isNotEqualTo(both);
    }

    private static byte[] key(OwnerKeys keys, String name) {
        return Objects.requireNonNull(keys.living().get(name)).key();
    }
}
