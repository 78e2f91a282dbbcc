package io.guanhu.ownership.census;

import static io.guanhu.ownership.OwnershipTables.DATABASE;
import static io.guanhu.ownership.OwnershipTables.SINCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.ownership.OwnershipTables;
import io.guanhu.platform.census.CensusStore.Member;
import io.guanhu.platform.contract.CustomerEvents.CensusPart;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StewardCensusStoreIT {

    private final StewardCensusStore store = new StewardCensusStore(DATABASE.client());
    private final UUID customer = OwnershipTables.customer(OwnershipTables.branch());
    private final String hash = hash(customer);

    private static String hash(UUID id) {
        byte[] bytes = ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void findsACustomerByTheBeginningOfTheHash() {
        String prefix = hash.substring(0, 16);

        assertThat(DATABASE.get(store.members(List.of(prefix), SINCE).collectList()))
                .containsExactly(new Member(prefix, customer));
        assertThat(DATABASE.get(
                        store.members(List.of(prefix), SINCE.minusSeconds(1)).collectList()))
                .isEmpty();
        assertThat(DATABASE.get(
                        store.members(List.of("0000000000000000"), SINCE).collectList()))
                .isEmpty();
    }

    /** A part of one customer has the digest of that customer. */
    @Test
    void countsAndDigestsTheNextByteOfEachPart() {
        String prefix = hash.substring(0, 16);

        assertThat(DATABASE.get(store.parts(List.of(prefix), SINCE)))
                .containsExactly(new CensusPart(hash.substring(0, 18), 1, hash.substring(0, 32)));
        assertThat(DATABASE.get(store.parts(List.of(prefix), SINCE.minusSeconds(1))))
                .isEmpty();
    }

    @Test
    void countsTheWholeBankByFirstBytes() {
        long all = DATABASE.get(store.members(List.of(""), SINCE).count());

        List<CensusPart> parts = DATABASE.get(store.parts(List.of(""), SINCE));

        assertThat(parts)
                .extracting(CensusPart::prefix)
                .contains(hash.substring(0, 2))
                .isSorted();
        assertThat(parts.stream().mapToLong(CensusPart::count).sum()).isEqualTo(all);
    }
}
