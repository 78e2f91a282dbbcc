package io.guanhu.platform.keyring.epoch;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.testing.Database;
import io.guanhu.testing.PostgresServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tree that is much larger than the memory for its pages' keys is read like any other. */
class FewCachedKeysIT {

    private static final int CUSTOMERS = 3_000;
    private static final int CACHED = 20;

    private final Database keys = PostgresServer.shared().freshKeyStore("few");

    @Test
    void areEnoughToFindManyCustomersAtOnce(@TempDir Path directory) {
        try (KeyStoreFixture service = new KeyStoreFixture(
                keys, KeyStoreFixture.files(directory), KeyStoreFixture.noCopies(null), 100, CACHED)) {
            List<UUID> customers = new ArrayList<>(
                    Stream.generate(UUID::randomUUID).limit(CUSTOMERS).toList());
            service.provide(customers);
            Random random = new Random(5);

            for (int round = 0; round < 200; round++) {
                Collections.shuffle(customers, random);
                List<UUID> some = customers.subList(0, 100);
                assertThat(service.tree.find(some).values())
                        .isNotEmpty()
                        .allMatch(found -> found.living().containsKey("IDENTITY"));
            }
        }
    }
}
