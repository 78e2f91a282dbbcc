package io.guanhu.customer.registration;

import static io.guanhu.customer.CustomerTables.BRANCH;
import static io.guanhu.customer.CustomerTables.DATABASE;
import static io.guanhu.customer.CustomerTables.LATER;
import static io.guanhu.customer.CustomerTables.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.guanhu.customer.draft.Draft;
import io.guanhu.customer.model.field.Profile;
import io.guanhu.customer.model.likeness.Likeness;
import io.guanhu.customer.model.likeness.Suspicion;
import io.guanhu.customer.model.registration.RegistrationCheck;
import io.guanhu.customer.model.registration.RegistrationCheck.Reason;
import io.guanhu.customer.model.registration.RegistrationCheck.State;
import io.guanhu.customer.registration.CheckStore.NewCheck;
import io.guanhu.customer.registration.CheckStore.StoredCheck;
import io.guanhu.platform.contract.CustomerEvents.Origin;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import reactor.core.publisher.Mono;

class CheckStoreIT {

    private static final String DOCUMENT = "01".repeat(16);
    private static final String OTHER = "02".repeat(16);
    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);
    private static final RegistrationCheck OPENED =
            new RegistrationCheck(State.OPEN, 1, "E1101", NOW, LATER, null, null, null);
    private static final Suspicion WHOLE = new Suspicion(
            Optional.of(Likeness.LIKELY),
            Optional.of(Likeness.CERTAIN),
            Set.copyOf(List.of(UUID.randomUUID(), UUID.randomUUID())));
    private static final Suspicion LISTED = new Suspicion(Optional.of(Likeness.PERHAPS), Optional.empty(), Set.of());

    private final CheckStore store = new CheckStore(DATABASE.client());
    private final UUID id = UUID.randomUUID();

    @BeforeEach
    void nothingIsChecked() {
        DATABASE.execute("truncate registration_check cascade");
    }

    private Mono<Boolean> opened(UUID check, String document) {
        Draft draft = new Draft(Profile.EMPTY, BRANCH, null, null, List.of());
        return store.insert(new NewCheck(check, draft, document, LISTED), OPENED, Origin.STAFF);
    }

    private StoredCheck found(UUID check) {
        return DATABASE.get(store.find(check));
    }

    private static StoredCheck stored(UUID check, RegistrationCheck as, Suspicion suspicion) {
        return new StoredCheck(check, as, BRANCH, null, null, Origin.STAFF, suspicion);
    }

    @Test
    void givesBackACheckWithAllThatItMayHave() {
        Draft draft = new Draft(Profile.EMPTY, BRANCH, "E1102", DAY, List.of());

        assertThat(DATABASE.get(store.insert(new NewCheck(id, draft, DOCUMENT, WHOLE), OPENED, Origin.CORE)))
                .isTrue();

        assertThat(found(id)).isEqualTo(new StoredCheck(id, OPENED, BRANCH, "E1102", DAY, Origin.CORE, WHOLE));
    }

    @Test
    void givesBackACheckWithNothingThatMayBeAbsent() {
        assertThat(DATABASE.get(opened(id, DOCUMENT))).isTrue();

        assertThat(found(id)).isEqualTo(stored(id, OPENED, LISTED));
        assertThat(DATABASE.run(store.find(UUID.randomUUID()))).isNull();
    }

    @Test
    void leavesNothingOfACheckThatIsRolledBack() {
        assertThat(DATABASE.rolledBack(opened(id, DOCUMENT))).isTrue();

        assertThat(DATABASE.run(store.find(id))).isNull();
    }

    @Test
    void opensOneCheckOfADocument() {
        DATABASE.run(opened(id, DOCUMENT));

        assertThat(DATABASE.get(opened(UUID.randomUUID(), DOCUMENT))).isFalse();
        assertThat(DATABASE.get(opened(UUID.randomUUID(), OTHER))).isTrue();
        assertThatExceptionOfType(DuplicateKeyException.class)
                .isThrownBy(() -> DATABASE.run(opened(id, "03".repeat(16))));
    }

    @Test
    void theSecondOfTwoWhoOpenACheckWaitsAndOpensNone() {
        var race = DATABASE.race(opened(id, DOCUMENT), opened(UUID.randomUUID(), DOCUMENT));

        assertThat(race.waited()).isTrue();
        assertThat(race.value()).isFalse();
    }

    @Test
    void anotherOpensTheCheckOfOneThatIsRolledBack() {
        assertThat(DATABASE.raceWithRolledBack(opened(id, DOCUMENT), opened(UUID.randomUUID(), DOCUMENT))
                        .value())
                .isTrue();
    }

    @Test
    void tellsWhoSentADocumentThatIsChecked() {
        DATABASE.run(opened(id, DOCUMENT));

        List<String> asked = List.of(DOCUMENT, DOCUMENT, OTHER);
        assertThat(DATABASE.get(store.openWith(asked, NOW))).isEqualTo(Map.of(DOCUMENT, "E1101"));
        assertThat(DATABASE.get(store.openWith(asked, LATER))).isEmpty();
    }

    @Test
    void aDecisionLeavesNothingOfWhyItWasNeeded() {
        for (Reason reason : Reason.values()) {
            UUID check = UUID.randomUUID();
            DATABASE.run(opened(check, DOCUMENT).then(store.end(check, reason, "E7001", NOW.plusSeconds(5))));

            State state = reason.admits() ? State.ADMITTED : State.REJECTED;
            assertThat(found(check))
                    .isEqualTo(stored(
                            check,
                            new RegistrationCheck(state, 2, "E1101", NOW, LATER, reason, "E7001", NOW.plusSeconds(5)),
                            Suspicion.NONE));
        }
        assertThat(DATABASE.get(store.openWith(List.of(DOCUMENT), NOW))).isEmpty();
    }

    @Test
    void theSecondOfTwoWhoDecideWaitsAndSeesTheFirst() {
        DATABASE.run(opened(id, DOCUMENT));

        var race = DATABASE.race(
                store.lock(id).then(store.end(id, Reason.PERSON_DECLINED, "E7001", NOW)),
                store.lock(id).map(each -> each.check().state()));

        assertThat(race.waited()).isTrue();
        assertThat(race.value()).isEqualTo(State.REJECTED);
    }

    @Test
    void expiresTheOverdueCheckOfADocument() {
        DATABASE.run(opened(id, DOCUMENT).then(opened(UUID.randomUUID(), OTHER)));

        assertThat(expired(LATER.minusSeconds(1), DOCUMENT)).isEmpty();
        assertThat(expired(LATER, DOCUMENT)).containsExactly(id);

        assertThat(expired(LATER, DOCUMENT)).isEmpty();
        assertThat(found(id))
                .isEqualTo(stored(
                        id,
                        new RegistrationCheck(State.EXPIRED, 2, "E1101", NOW, LATER, null, null, LATER),
                        Suspicion.NONE));
        assertThat(DATABASE.get(opened(UUID.randomUUID(), DOCUMENT))).isTrue();
    }

    private List<UUID> expired(Instant now, String document) {
        return DATABASE.get(store.expire(now, document).collectList());
    }

    @Test
    void expiresAFewAtATimeAndLeavesThoseThatAnotherIsAt() {
        UUID other = UUID.randomUUID();
        DATABASE.run(opened(id, DOCUMENT).then(opened(other, OTHER)));

        var race = DATABASE.race(
                store.expire(LATER, 1).then(), store.expire(LATER, 10).collectList());

        assertThat(race.waited()).isFalse();
        assertThat(race.value()).hasSize(1).isSubsetOf(id, other);
        assertThat(found(id).check().state()).isEqualTo(State.EXPIRED);
        assertThat(found(other).check().state()).isEqualTo(State.EXPIRED);
    }
}
