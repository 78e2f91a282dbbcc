package io.guanhu.audit.signin;

import static io.guanhu.audit.AuditTables.DATABASE;
import static io.guanhu.audit.AuditTables.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.audit.AuditTables;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class SignInStoreIT {

    private static final Instant LATER = NOW.plusSeconds(60);

    private final SignInStore store = new SignInStore(DATABASE.client());

    private static RealmEvent event(Instant at) {
        return new RealmEvent(UUID.randomUUID().toString(), at.toEpochMilli(), "LOGIN", "console", "u1", null);
    }

    private Mono<List<UUID>> take(RealmEvent... events) {
        return store.take(List.of(events)).collectList();
    }

    @Test
    void takesEachEventOnce() {
        RealmEvent one = event(NOW);
        RealmEvent two = event(NOW);
        DATABASE.run(take(one));

        assertThat(DATABASE.get(take(one, two))).containsExactly(two.entryId());
        assertThat(DATABASE.get(take(one, two))).isEmpty();
    }

    @Test
    void tellsTheTimeOfTheLatest() {
        Mono<Void> nothing = AuditTables.sql("delete from sign_in");

        assertThat(DATABASE.rolledBack(nothing.then(store.newest()))).isNull();
        assertThat(DATABASE.rolledBack(
                        nothing.then(take(event(LATER), event(NOW))).then(store.newest())))
                .isEqualTo(LATER);
    }

    @Test
    void takesAgainWhatWasRolledBack() {
        RealmEvent event = event(NOW);

        DATABASE.rolledBack(take(event));

        assertThat(DATABASE.get(take(event))).containsExactly(event.entryId());
    }

    @Test
    void forgetsWhatIsOlderButNeverTheLatest() {
        RealmEvent old = event(NOW);
        RealmEvent latest = event(LATER);
        Mono<List<UUID>> taken = AuditTables.sql("delete from sign_in").then(take(old, latest));

        assertThat(DATABASE.rolledBack(taken.then(store.forget(LATER)).then(take(old, latest))))
                .containsExactly(old.entryId());
        assertThat(DATABASE.rolledBack(taken.then(store.forget(NOW)).then(take(old, latest))))
                .isEmpty();
        assertThat(DATABASE.rolledBack(
                        taken.then(store.forget(LATER.plusSeconds(60))).then(take(old, latest))))
                .containsExactly(old.entryId());
    }

    @Test
    void theSecondOfTwoWhoTakeAnEventWaitsAndGetsNothing() {
        RealmEvent event = event(NOW);

        var race = DATABASE.race(take(event), take(event));

        assertThat(race.waited()).isTrue();
        assertThat(race.value()).isEmpty();
    }

    @Test
    void theSecondGetsTheEventWhenTheFirstIsRolledBack() {
        RealmEvent event = event(NOW);

        var race = DATABASE.raceWithRolledBack(take(event), take(event));

        assertThat(race.waited()).isTrue();
        assertThat(race.value()).containsExactly(event.entryId());
    }
}
