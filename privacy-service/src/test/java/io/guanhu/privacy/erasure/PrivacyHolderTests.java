package io.guanhu.privacy.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import io.guanhu.platform.contract.ReceiptEvents.Action;
import io.guanhu.platform.contract.ReceiptEvents.Finding;
import io.guanhu.platform.erasure.KeysToDestroy;
import io.guanhu.platform.testing.Memory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class PrivacyHolderTests {

    private static final String WORDS = "postgresql:privacy.privacy_request";
    private static final String CONTACTS = "postgresql:privacy.kept_contact";

    private final Memory memory = new Memory("privacy-service");
    private final InMemoryPersonalDataStore store = new InMemoryPersonalDataStore(memory);
    private final PrivacyHolder holder = new PrivacyHolder(store);
    private final UUID customer = UUID.randomUUID();
    /** The one being carried out, and an earlier one. */
    private final UUID own = store.add(customer, Memory.NOW);

    private final UUID earlier = store.add(customer, Memory.NOW.minusSeconds(9));

    private ErasureOrdered order(DataCategory... erase) {
        return ErasureOrdered.order(UUID.randomUUID(), own, customer, Memory.NOW.plusSeconds(60))
                .erase(Set.of(erase))
                .holders(Set.of("privacy-service"))
                .nonce("nonce")
                .build();
    }

    private static Finding finding(String name, DataCategory category, Action action, long removed, long left) {
        return new Finding(name, category, action, removed, left);
    }

    private List<KeysToDestroy> keys(ErasureOrdered order) {
        return memory.get(holder.keys(order).collectList());
    }

    @Test
    void forgetsTheWordsOfAllRequestsAndEarlierContacts() {
        ErasureOrdered order = order(DataCategory.INTERACTION, DataCategory.CONTACT);

        List<Finding> erased = memory.get(holder.erase(order));

        assertThat(erased)
                .containsExactly(
                        finding(CONTACTS, DataCategory.CONTACT, Action.ERASED, 1, 0),
                        finding(WORDS, DataCategory.INTERACTION, Action.ERASED, 2, 0));
        assertThat(store.words).isEmpty();
        assertThat(store.contacts).as("the contact that its own notice needs").containsOnlyKeys(own);
        assertThat(memory.get(holder.readBack(order, erased))).isEqualTo(erased);
    }

    @Test
    void destroysTheKeysOfEachRequestButThoseOfTheLastContact() {
        assertThat(keys(order(DataCategory.INTERACTION, DataCategory.CONTACT, DataCategory.CREDIT)))
                .containsExactlyInAnyOrder(
                        new KeysToDestroy(own, Set.of(DataCategory.INTERACTION)),
                        new KeysToDestroy(earlier, Set.of(DataCategory.INTERACTION, DataCategory.CONTACT)));
        assertThat(keys(order(DataCategory.CONTACT)))
                .contains(new KeysToDestroy(earlier, Set.of(DataCategory.CONTACT)))
                .doesNotContain(new KeysToDestroy(own, Set.of(DataCategory.CONTACT)));
    }

    @Test
    void findsNothingWhenTheOrderIsRepeated() {
        ErasureOrdered order = order(DataCategory.INTERACTION, DataCategory.CONTACT);
        memory.get(holder.erase(order));

        assertThat(memory.get(holder.erase(order)))
                .containsExactly(
                        finding(CONTACTS, DataCategory.CONTACT, Action.NOTHING_HELD, 0, 0),
                        finding(WORDS, DataCategory.INTERACTION, Action.NOTHING_HELD, 0, 0));
    }

    @Test
    void holdsNothingOfOtherCategories() {
        List<Finding> erased = memory.get(holder.erase(order(DataCategory.CREDIT, DataCategory.IDENTITY)));

        assertThat(erased)
                .containsExactly(
                        finding("postgresql:privacy", DataCategory.CREDIT, Action.NOTHING_HELD, 0, 0),
                        finding("postgresql:privacy", DataCategory.IDENTITY, Action.NOTHING_HELD, 0, 0));
        assertThat(memory.get(holder.readBack(order(DataCategory.CREDIT), erased)))
                .isEqualTo(erased);
        assertThat(store.words).hasSize(2);
        assertThat(store.contacts).hasSize(2);
    }

    /** They belong to a later relationship, or to somebody else. */
    @Test
    void leavesLaterRequestsAndOtherCustomersAlone() {
        UUID later = store.add(customer, Memory.NOW.plusSeconds(61));
        UUID others = store.add(UUID.randomUUID(), Memory.NOW);
        ErasureOrdered order = order(DataCategory.INTERACTION, DataCategory.CONTACT);

        List<Finding> erased = memory.get(holder.erase(order));

        assertThat(store.words).containsOnlyKeys(later, others);
        assertThat(store.contacts).containsOnlyKeys(own, later, others);
        assertThat(keys(order)).extracting(KeysToDestroy::owner).containsExactlyInAnyOrder(own, earlier);
        assertThat(memory.get(holder.readBack(order, erased))).isEqualTo(erased);
    }

    @Test
    void aReadBackTellsWhatWasWrittenMeanwhile() {
        ErasureOrdered order = order(DataCategory.INTERACTION, DataCategory.CONTACT);
        List<Finding> erased = memory.get(holder.erase(order));
        store.words.put(own, true);
        store.contacts.put(earlier, true);

        assertThat(memory.get(holder.readBack(order, erased)))
                .containsExactly(
                        finding(CONTACTS, DataCategory.CONTACT, Action.ERASED, 1, 1),
                        finding(WORDS, DataCategory.INTERACTION, Action.ERASED, 2, 1));
    }

    private static final class InMemoryPersonalDataStore extends PersonalDataStore {

        private record Filed(UUID customer, Instant at) {}

        private final Map<UUID, Filed> requests;
        private final Map<UUID, Boolean> words;
        private final Map<UUID, Boolean> contacts;

        InMemoryPersonalDataStore(Memory memory) {
            super(Memory.noDatabase());
            requests = memory.rows();
            words = memory.rows();
            contacts = memory.rows();
        }

        /** A request with a text and a kept contact. */
        UUID add(UUID customer, Instant at) {
            UUID id = UUID.randomUUID();
            requests.put(id, new Filed(customer, at));
            words.put(id, true);
            contacts.put(id, true);
            return id;
        }

        @Override
        Flux<UUID> requests(UUID customerId, Instant until) {
            return Flux.fromStream(() -> requests.entrySet().stream()
                    .filter(each -> each.getValue().customer().equals(customerId)
                            && !each.getValue().at().isAfter(until))
                    .map(Map.Entry::getKey)
                    .toList()
                    .stream());
        }

        private static Mono<Long> removed(Map<UUID, Boolean> rows, UUID request) {
            return Mono.fromSupplier(() -> rows.remove(request) == null ? 0L : 1L);
        }

        private static Mono<Long> count(Map<UUID, Boolean> rows, UUID request) {
            return Mono.fromSupplier(() -> rows.containsKey(request) ? 1L : 0L);
        }

        @Override
        Mono<Long> forgetWords(UUID request) {
            return removed(words, request);
        }

        @Override
        Mono<Long> words(UUID request) {
            return count(words, request);
        }

        @Override
        Mono<Long> forgetContact(UUID request) {
            return removed(contacts, request);
        }

        @Override
        Mono<Long> contacts(UUID request) {
            return count(contacts, request);
        }
    }
}
