package io.guanhu.privacy.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.testing.Memory;
import io.guanhu.platform.testing.ServiceDatabase;
import io.guanhu.privacy.docket.RealDocket;
import io.guanhu.privacy.model.Category;
import io.guanhu.privacy.model.assessment.Assessments;
import io.guanhu.privacy.model.assessment.Consequence;
import io.guanhu.privacy.model.request.Filing;
import io.guanhu.privacy.release.ReleaseStore.Due;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReleaseStoreIT {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 15);

    private final ServiceDatabase database = ServiceDatabase.of("privacy");
    private final RealDocket docket = new RealDocket(database);
    private final ReleaseStore store = new ReleaseStore(database.client());

    @Test
    void findsWhatIsKeptNoLongerThanYesterday() {
        Filing over = left(TODAY.minusDays(1), Category.CONTACT);
        Filing today = left(TODAY, Category.CONTACT);
        Filing unknown = left(null, Category.CONTACT);

        assertThat(due(Memory.NOW)).contains(over, unknown).doesNotContain(today);
    }

    @Test
    void asksOnceForARequestThatLeftSeveralCategories() {
        Filing filing = left(null, Category.CONTACT, Category.IDENTITY);

        assertThat(due(Memory.NOW)).containsOnlyOnce(filing);
    }

    @Test
    void takesNoMoreThanABatch() {
        left(null, Category.CONTACT);
        left(null, Category.CONTACT);

        assertThat(database.get(store.due(TODAY, Memory.NOW, 1).collectList())).hasSize(1);
    }

    @Test
    void waitsUntilItIsToLookAgain() {
        Filing filing = left(null, Category.CONTACT);

        database.run(store.scheduleCheck(filing.requestId(), Memory.NOW.plusSeconds(60)));

        assertThat(due(Memory.NOW.plusSeconds(59))).doesNotContain(filing);
        assertThat(due(Memory.NOW.plusSeconds(60))).contains(filing);
    }

    @Test
    void leavesAloneWhatAnEarlierRequestAnswersFor() {
        Filing filing = left(null, Category.CONTACT);
        database.execute("update consequence set explanation = 'ALREADY_RESTRICTED' where request_id = '%s'"
                .formatted(filing.requestId()));

        assertThat(due(Memory.NOW)).doesNotContain(filing);
    }

    @Test
    void leavesAloneWhatIsStillExecuted() {
        Filing filing = docket.executing(Assessments.restricting(null, Category.CONTACT));

        assertThat(due(Memory.NOW)).doesNotContain(filing);
    }

    @Test
    void keepsTheDayAndWhenToAskAgain() {
        Filing filing = left(null, Category.CONTACT, Category.IDENTITY);
        LocalDate until = TODAY.plusYears(1);

        database.run(store.keep(filing.requestId(), Category.CONTACT, until, Memory.NOW.plusSeconds(1))
                .then(store.keep(filing.requestId(), Category.IDENTITY, null, Memory.NOW.plusSeconds(1))));

        assertThat(restricted(filing, TODAY)).containsOnlyKeys(Category.IDENTITY);
        assertThat(restricted(filing, until.plusDays(1))).containsKeys(Category.CONTACT, Category.IDENTITY);
        assertThat(due(Memory.NOW)).doesNotContain(filing);
    }

    @Test
    void releasesTheseCategoriesOfAllTheCustomersRequestsForGood() {
        Filing first = left(null, Category.CONTACT, Category.IDENTITY);
        Filing other = left(null, Category.CONTACT);
        Filing by = docket.filed();

        database.run(store.release(first.customerId(), Set.of(Category.CONTACT), by.requestId()));
        database.run(store.release(first.customerId(), Set.of(Category.CONTACT), other.requestId()));

        assertThat(restricted(first, TODAY)).containsOnlyKeys(Category.IDENTITY);
        assertThat(restricted(other, TODAY)).containsOnlyKeys(Category.CONTACT);
        assertThat(releasedBy(first)).as("the first one's").containsExactly(by.requestId());
    }

    @Test
    void releasesNothingThatIsRolledBack() {
        Filing filing = left(null, Category.CONTACT);

        database.rolledBack(store.release(filing.customerId(), Set.of(Category.CONTACT), filing.requestId()));

        assertThat(restricted(filing, TODAY)).containsOnlyKeys(Category.CONTACT);
        assertThat(due(Memory.NOW)).contains(filing);
    }

    private Filing left(@Nullable LocalDate until, Category... categories) {
        return docket.partlyCompleted(Assessments.restricting(until, categories));
    }

    private Map<Category, Consequence> restricted(Filing filing, LocalDate day) {
        return database.get(store.restricted(filing.requestId(), day));
    }

    private List<Filing> due(Instant now) {
        List<UUID> ids =
                database.get(store.due(TODAY, now, 10_000).map(Due::requestId).collectList());
        return ids.stream()
                .map(id -> database.get(docket.requests().find(id)).filing())
                .toList();
    }

    private List<UUID> releasedBy(Filing filing) {
        return database.values(
                "select released_by from consequence where request_id = '%s' and released_by is not null"
                        .formatted(filing.requestId()),
                UUID.class);
    }
}
