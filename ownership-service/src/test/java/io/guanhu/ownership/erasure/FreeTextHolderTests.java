package io.guanhu.ownership.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import io.guanhu.platform.contract.ReceiptEvents.Action;
import io.guanhu.platform.contract.ReceiptEvents.Finding;
import io.guanhu.platform.erasure.KeysToDestroy;
import io.guanhu.platform.testing.Memory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class FreeTextHolderTests {

    private final Memory memory = new Memory("ownership-service");
    private final InMemoryFreeTextStore store = new InMemoryFreeTextStore();
    private final FreeTextHolder holder = new FreeTextHolder(store);
    private final UUID customer = UUID.randomUUID();

    @Test
    void erasesBothTablesAndReadsThemBack() {
        store.texts.put(FreeTextStore.ASSIGNMENTS, 2L);
        ErasureOrdered order = order(DataCategory.INTERACTION);

        List<Finding> erased = memory.get(holder.erase(order));

        assertThat(erased)
                .containsExactly(
                        finding(FreeTextStore.ASSIGNMENTS, Action.ERASED, 2, 0),
                        finding(FreeTextStore.TRANSFERS, Action.NOTHING_HELD, 0, 0));
        assertThat(memory.get(holder.readBack(order, erased))).isEqualTo(erased);
        assertThat(store.locked).isTrue();
    }

    @Test
    void aReadBackTellsWhatWasWrittenMeanwhile() {
        store.texts.put(FreeTextStore.ASSIGNMENTS, 2L);
        ErasureOrdered order = order(DataCategory.INTERACTION);
        List<Finding> erased = memory.get(holder.erase(order));
        store.texts.put(FreeTextStore.TRANSFERS, 1L);

        assertThat(memory.get(holder.readBack(order, erased)))
                .contains(finding(FreeTextStore.TRANSFERS, Action.NOTHING_HELD, 0, 1));
    }

    @Test
    void leavesOtherCategoriesAlone() {
        store.texts.put(FreeTextStore.ASSIGNMENTS, 2L);

        assertThat(memory.get(holder.erase(order(DataCategory.MARKETING)))).isEmpty();

        assertThat(store.texts).containsEntry(FreeTextStore.ASSIGNMENTS, 2L);
    }

    @Test
    void doomsTheKeysOfTheOrder() {
        assertThat(holder.keys(order(DataCategory.INTERACTION)).collectList().block())
                .containsExactly(new KeysToDestroy(customer, Set.of(DataCategory.INTERACTION)));
    }

    private ErasureOrdered order(DataCategory erased) {
        return ErasureOrdered.order(UUID.randomUUID(), UUID.randomUUID(), customer, Memory.NOW)
                .erase(Set.of(erased))
                .holders(Set.of("ownership-service"))
                .nonce("nonce")
                .build();
    }

    private static Finding finding(String table, Action action, long removed, long left) {
        return new Finding(table, DataCategory.INTERACTION, action, removed, left);
    }

    private static final class InMemoryFreeTextStore extends FreeTextStore {

        private final Map<String, Long> texts = new HashMap<>();
        private boolean locked;

        InMemoryFreeTextStore() {
            super(Memory.noDatabase());
        }

        @Override
        Mono<Void> lock(UUID customerId) {
            return Mono.fromRunnable(() -> locked = true);
        }

        @Override
        Mono<Long> erase(String table, UUID customerId) {
            return Mono.fromSupplier(() -> {
                Long held = texts.remove(table);
                return held == null ? 0 : held;
            });
        }

        @Override
        Mono<Long> count(String table, UUID customerId) {
            return Mono.fromSupplier(() -> texts.getOrDefault(table, 0L));
        }
    }
}
