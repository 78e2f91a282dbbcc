package io.guanhu.audit.erasure;

import static io.guanhu.platform.contract.DataCategory.CONTACT;
import static io.guanhu.platform.contract.DataCategory.IDENTITY;
import static io.guanhu.platform.contract.DataCategory.MARKETING;
import static io.guanhu.platform.contract.ReceiptEvents.Action.ERASED;
import static io.guanhu.platform.contract.ReceiptEvents.Action.NOTHING_HELD;
import static io.guanhu.platform.contract.ReceiptEvents.Action.RESTRICTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.guanhu.audit.Acts;
import io.guanhu.audit.append.InMemoryAppends;
import io.guanhu.audit.model.Detail;
import io.guanhu.audit.model.LogEntry;
import io.guanhu.audit.standing.InMemoryLog;
import io.guanhu.audit.standing.LogTables.Place;
import io.guanhu.audit.standing.LogTables.Sealed;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import io.guanhu.platform.contract.PrivacyEvents.Restriction;
import io.guanhu.platform.contract.ReceiptEvents.Action;
import io.guanhu.platform.contract.ReceiptEvents.Finding;
import io.guanhu.platform.testing.Memory;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;

class DetailHolderTests {

    private static final Detail PHONE = Acts.sealed("CONTACT", "phone");
    private static final Detail NAME = Acts.sealed("IDENTITY", "name");

    @TempDir
    private Path directory;

    private final UUID customer = UUID.randomUUID();
    private final UUID orderId = UUID.randomUUID();
    private InMemoryLog log;
    private InMemoryAppends appends;
    private DetailHolder holder;

    @BeforeEach
    void holdsDetails() {
        log = new InMemoryLog(directory);
        appends = new InMemoryAppends(log);
        holder = new DetailHolder(
                new InMemoryDetailStore(log.tables()),
                appends.direct(),
                log.memory().ids(),
                log.memory().clock());
        appends.append(Acts.reveal(customer, PHONE, NAME), Acts.reveal(UUID.randomUUID(), PHONE));
    }

    private ErasureOrdered order(Set<DataCategory> erase, DataCategory... restrict) {
        return ErasureOrdered.order(orderId, UUID.randomUUID(), customer, Memory.NOW)
                .erase(erase)
                .restrict(Stream.of(restrict)
                        .map(category -> new Restriction(category, null, "AML-5Y"))
                        .toList())
                .holders(Set.of("audit-service"))
                .nonce("AAAAAAAAAAAAAAAAAAAAAA")
                .build();
    }

    private <T> T inOneTransaction(Mono<T> work) {
        return log.memory().get(work.as(log.memory().transaction()::transactional));
    }

    private List<Finding> erase(ErasureOrdered order) {
        return inOneTransaction(holder.erase(order));
    }

    private static Finding finding(DataCategory category, Action action, long removed, long left) {
        return new Finding("postgresql:audit.entry_detail", category, action, removed, left);
    }

    private List<LogEntry> entered() {
        return log.tables().columns().values().stream()
                .filter(entry -> entry.action().equals(LogEntry.ERASURE))
                .toList();
    }

    @Test
    void erasesTheDetailsOfOneCategoryOfOneCustomer() {
        assertThat(erase(order(Set.of(CONTACT)))).containsExactly(finding(CONTACT, ERASED, 1, 0));

        assertThat(log.tables().details()).containsOnlyKeys(new Place(0, 1), new Place(1, 0));
    }

    @Test
    void recordsTheErasureInTheLogAndLeavesTheLeaves() {
        byte[] leaf = log.tables().leaf(0);

        erase(order(Set.of(CONTACT, IDENTITY)));

        assertThat(entered()).extracting(LogEntry::reason).containsExactly("IDENTITY", "CONTACT");
        assertThat(entered())
                .allSatisfy(entry -> assertThat(entry)
                        .returns("erasure-order", LogEntry::resourceType)
                        .returns(orderId.toString(), LogEntry::resourceId)
                        .returns(customer, LogEntry::customerId)
                        .returns(Memory.NOW, LogEntry::at));
        assertThat(log.tables().marks().values())
                .extracting(id -> id.orElseThrow())
                .containsExactlyElementsOf(entered().stream().map(LogEntry::id).toList());
        assertThat(log.tables().leaf(0)).isEqualTo(leaf);
        assertThat(log.tables().size()).isEqualTo(4);
        assertThat(log.compared()).isNull();
    }

    @Test
    void marksACategoryOfWhichItHoldsNothingSoThatNothingComesLate() {
        assertThat(erase(order(Set.of(MARKETING)))).containsExactly(finding(MARKETING, NOTHING_HELD, 0, 0));

        appends.append(Acts.reveal(customer, Acts.sealed("MARKETING", "segment")));

        assertThat(log.tables().details().values())
                .extracting(Sealed::detail)
                .extracting(Detail::category)
                .doesNotContain("MARKETING");
    }

    @Test
    void leavesWhatIsRestricted() {
        assertThat(erase(order(Set.of(CONTACT), IDENTITY, MARKETING)))
                .containsExactly(
                        finding(CONTACT, ERASED, 1, 0),
                        finding(IDENTITY, RESTRICTED, 1, 0),
                        finding(MARKETING, NOTHING_HELD, 0, 0));
        assertThat(log.tables().details()).containsKey(new Place(0, 1));
        assertThat(entered()).hasSize(1);
    }

    @Test
    void erasesACategoryThatIsAlsoRestricted() {
        assertThat(erase(order(Set.of(CONTACT), CONTACT))).containsExactly(finding(CONTACT, ERASED, 1, 0));
    }

    /** Orders are replayed from the ledger after a restore. */
    @Test
    void repeatsAnOrderWithoutAnotherEntry() {
        ErasureOrdered order = order(Set.of(CONTACT));
        erase(order);
        long size = log.tables().size();

        assertThat(erase(order)).containsExactly(finding(CONTACT, NOTHING_HELD, 0, 0));
        assertThat(log.tables().size()).isEqualTo(size);
        assertThat(entered()).hasSize(1);
    }

    @Test
    void keepsWhatAServiceSealedAfterItHadEndedItsKeys() {
        ErasureOrdered order = order(Set.of(CONTACT));
        erase(order);
        appends.append(Acts.endOfKeys("customer-service", customer, "CONTACT", orderId), Acts.reveal(customer, PHONE));

        assertThat(erase(order)).containsExactly(finding(CONTACT, NOTHING_HELD, 0, 0));
        assertThat(inOneTransaction(holder.readBack(order, erase(order))))
                .containsExactly(finding(CONTACT, NOTHING_HELD, 0, 0));
    }

    @Test
    void readsBackWhatShouldHaveBeenErased() {
        ErasureOrdered order = order(Set.of(CONTACT), IDENTITY);
        List<Finding> erased = erase(order);

        assertThat(inOneTransaction(holder.readBack(order, erased)))
                .containsExactly(finding(CONTACT, ERASED, 1, 0), finding(IDENTITY, RESTRICTED, 1, 0));

        log.tables().details().put(new Place(0, 0), new Sealed(UUID.randomUUID(), customer, PHONE));
        assertThat(inOneTransaction(holder.readBack(order, erased)))
                .containsExactly(finding(CONTACT, ERASED, 1, 1), finding(IDENTITY, RESTRICTED, 1, 0));
    }

    @Test
    void leavesNothingOfAnErasureThatIsRolledBack() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> inOneTransaction(holder.erase(order(Set.of(CONTACT)))
                        .then(Mono.error(new IllegalStateException("for another reason")))));

        assertThat(log.tables().details()).containsKey(new Place(0, 0));
        assertThat(log.tables().marks()).isEmpty();
        assertThat(entered()).isEmpty();
    }
}
