package io.guanhu.customer.rotation;

import static io.guanhu.customer.CustomerTables.DATABASE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanhu.customer.tokens.TokenVersions;
import io.guanhu.customer.tokens.VersionedSearchTokens;
import io.guanhu.platform.runtime.Outage;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** How the rotation's store handles versions, and who waits for whom. */
class TokenVersionsIT {

    private static final TokenVersions CALM = new TokenVersions(1, null, null);
    private static final TokenVersions BEGUN = new TokenVersions(1, 2, null);
    private static final TokenVersions TURNED = new TokenVersions(2, null, 1);

    private final RotationStore store =
            new RotationStore(DATABASE.client(), new VersionedSearchTokens().searchTokens(), DATABASE.transaction());

    @BeforeEach
    @AfterEach
    void noRotationIsOn() {
        DATABASE.execute("update search_token_versions set reading = 1, next = null, retired = null, job = null");
    }

    private TokenVersions versions() {
        return DATABASE.get(store.versions());
    }

    @Test
    void goesThroughAllVersions() {
        assertThat(versions()).isEqualTo(CALM);

        DATABASE.run(store.begin(CALM, 2));
        assertThat(versions()).isEqualTo(BEGUN);
        DATABASE.run(store.begin(BEGUN, 3));
        assertThat(versions()).isEqualTo(new TokenVersions(1, 3, null));
        DATABASE.run(store.switchToNext(new TokenVersions(1, 3, null)));
        assertThat(versions()).isEqualTo(new TokenVersions(3, null, 1));
        DATABASE.run(store.finish(new TokenVersions(3, null, 1)));
        assertThat(versions()).isEqualTo(new TokenVersions(3, null, null));
    }

    @Test
    void changesNothingThatWasChangedMeanwhile() {
        DATABASE.run(store.begin(CALM, 2));

        DATABASE.run(store.begin(CALM, 3)
                .then(store.switchToNext(new TokenVersions(1, 3, null)))
                .then(store.finish(TURNED)));

        assertThat(versions()).isEqualTo(BEGUN);
    }

    @Test
    void leavesTheVersionsWhereTheChangeIsRolledBack() {
        DATABASE.rolledBack(store.begin(CALM, 2));

        assertThat(versions()).isEqualTo(CALM);
    }

    @Test
    void whoWritesTokensWaitsForAChangeAndSeesIt() {
        var race = DATABASE.race(store.begin(CALM, 2), store.hold());

        assertThat(race.waited()).isTrue();
        assertThat(race.value()).isEqualTo(BEGUN);
    }

    @Test
    void aChangeWaitsForWritersOfTokensButNotForLong() {
        var race = DATABASE.race(store.hold(), store.begin(CALM, 2));
        assertThat(race.waited()).isTrue();
        assertThat(race.failure()).isNull();
        assertThat(versions()).isEqualTo(BEGUN);

        Mono<?> turn = Mono.fromCallable(() -> DATABASE.run(store.switchToNext(BEGUN)))
                .subscribeOn(Schedulers.boundedElastic());
        assertThatThrownBy(() -> DATABASE.run(store.hold().delayUntil(_ -> turn)))
                .matches(Outage::is);
        assertThat(versions()).isEqualTo(BEGUN);
    }

    @Test
    void whoWritesTokensDoesNotWaitForAnother() {
        assertThat(DATABASE.race(store.hold(), store.hold()).waited()).isFalse();
    }

    @Test
    void startsOneRotationAtATime() {
        UUID job = UUID.randomUUID();
        assertThat(DATABASE.get(store.lockJob())).isEmpty();

        var race = DATABASE.race(store.lockJob().then(store.keepJob(job)), store.lockJob());

        assertThat(race.waited()).isTrue();
        assertThat(race.value()).isEqualTo(Optional.of(job));
    }
}
