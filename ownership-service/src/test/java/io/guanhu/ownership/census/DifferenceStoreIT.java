package io.guanhu.ownership.census;

import static io.guanhu.ownership.OwnershipTables.DATABASE;
import static io.guanhu.ownership.OwnershipTables.LATER;
import static io.guanhu.ownership.OwnershipTables.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.ownership.OwnershipTables;
import io.guanhu.ownership.census.DifferenceStore.Kind;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DifferenceStoreIT {

    private final DifferenceStore store = new DifferenceStore(DATABASE.client());
    private final UUID one = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();

    @BeforeEach
    void thereAreNoDifferences() {
        DATABASE.execute("truncate census_difference, census_result");
    }

    @Test
    void addsACustomerOnce() {
        assertThat(DATABASE.get(store.add(Kind.UNHEARD, "0a1b", List.of(one), NOW)))
                .isOne();
        assertThat(DATABASE.get(store.add(Kind.UNHEARD, "0a1b", List.of(one, other), LATER)))
                .isOne();

        assertThat(DATABASE.get(store.counts())).isEqualTo(Map.of(Kind.UNHEARD, 2L));
    }

    @Test
    void knownCustomersAreNotReportedAsMissing() {
        UUID known = OwnershipTables.customer(OwnershipTables.branch());

        assertThat(DATABASE.get(store.add(Kind.UNHEARD, "0a", List.of(known), NOW)))
                .isZero();
        assertThat(DATABASE.get(store.add(Kind.UNKNOWN_TO_MASTER, "0a", List.of(known), NOW)))
                .isOne();
        assertThat(DATABASE.get(store.known(List.of(known, one)).collectList())).containsExactly(known);
    }

    @Test
    void settlesWhatIsNotFoundInAPartAnyMore() {
        DATABASE.run(store.add(Kind.UNHEARD, "0a", List.of(one, other), NOW));

        DATABASE.run(store.settle("0b", List.of()));
        assertThat(DATABASE.get(store.counts())).containsEntry(Kind.UNHEARD, 2L);
        DATABASE.run(store.settle("0a", List.of(other)));
        assertThat(DATABASE.get(store.counts())).containsEntry(Kind.UNHEARD, 1L);
        DATABASE.rolledBack(store.settle("0a", List.of()));
        assertThat(DATABASE.get(store.counts())).containsEntry(Kind.UNHEARD, 1L);
    }

    @Test
    void settlesThePartsOfAWholeThatAgree() {
        UUID elsewhere = UUID.randomUUID();
        DATABASE.run(store.add(Kind.UNHEARD, "0a01", List.of(one), NOW)
                .then(store.add(Kind.UNHEARD, "0a02", List.of(other), NOW))
                .then(store.add(Kind.UNHEARD, "0b02", List.of(elsewhere), NOW)));

        DATABASE.run(store.settleAllBut(List.of("0a01"), List.of("0a")));

        assertThat(DATABASE.values("select customer_id from census_difference", UUID.class))
                .containsExactlyInAnyOrder(one, elsewhere);
    }

    @Test
    void settlesTheWholeBankByItsFirstDigits() {
        DATABASE.run(store.add(Kind.UNHEARD, "0a01", List.of(one), NOW)
                .then(store.add(Kind.UNHEARD, "0b02", List.of(other), NOW)));

        DATABASE.run(store.settleAllBut(List.of("0b"), List.of("")));

        assertThat(DATABASE.values("select customer_id from census_difference", UUID.class))
                .containsExactly(other);
    }

    @Test
    void keepsTheNewestComparison() {
        assertThat(DATABASE.run(store.comparedAt())).isNull();

        DATABASE.run(store.keep(new DifferenceStore.Result(LATER, LATER, 3, 2, 1)));
        DATABASE.run(store.keep(new DifferenceStore.Result(NOW, NOW, 9, 9, 0)));
        assertThat(DATABASE.run(store.comparedAt())).isEqualTo(LATER);

        DATABASE.run(store.keep(new DifferenceStore.Result(LATER, LATER.plusSeconds(1), 3, 3, 0)));
        assertThat(DATABASE.run(store.comparedAt())).isEqualTo(LATER.plusSeconds(1));
    }
}
