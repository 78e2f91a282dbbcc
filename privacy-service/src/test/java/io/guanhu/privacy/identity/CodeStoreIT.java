package io.guanhu.privacy.identity;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.NotificationEvents;
import io.guanhu.platform.testing.Memory;
import io.guanhu.platform.testing.Race;
import io.guanhu.platform.testing.ServiceDatabase;
import io.guanhu.privacy.docket.RealDocket;
import io.guanhu.privacy.model.lifecycle.Ended;
import io.guanhu.privacy.model.lifecycle.Verifying;
import io.guanhu.privacy.model.request.Actor;
import io.guanhu.privacy.model.request.Filing;
import io.guanhu.privacy.model.request.OneTimeCode;
import io.guanhu.privacy.model.request.State;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class CodeStoreIT {

    /** No other test has a code that expired so long ago. */
    private static final Instant THEN = Instant.parse("2001-03-04T12:00:00Z");

    private final ServiceDatabase database = ServiceDatabase.of("privacy");
    private final RealDocket docket = new RealDocket(database);
    private final CodeStore codes = new CodeStore(database.client());

    @Test
    void forgetsWhatExpiredBeforeButNotWhatARequestWaitsFor() {
        OneTimeCode old = ended(THEN.minusSeconds(1));
        OneTimeCode older = ended(THEN.minusSeconds(100));
        OneTimeCode young = ended(THEN);
        OneTimeCode awaited = awaited(docket.filed(), THEN.minusSeconds(100));

        assertThat(database.get(codes.forget(THEN, 1))).isOne();
        assertThat(database.get(codes.forget(THEN, 10))).isOne();
        assertThat(database.get(codes.forget(THEN, 10))).isZero();

        assertThat(there(old)).isFalse();
        assertThat(there(older)).isFalse();
        assertThat(there(young)).isTrue();
        assertThat(there(awaited)).isTrue();
    }

    @Test
    void hasTheRequestWaitForTheNewestCode() {
        Filing filing = docket.filed();
        OneTimeCode first = awaited(filing, Memory.NOW);
        OneTimeCode second = awaited(filing, Memory.NOW);

        assertThat(database.get(docket.requests().find(filing.requestId())).request())
                .isEqualTo(new Verifying(filing, newer(first, second)));
    }

    @Test
    void keepsACopyOfTheNewestCodeAlone() {
        Filing filing = docket.filed();
        OneTimeCode first = awaited(filing, Memory.NOW);
        OneTimeCode second = awaited(filing, Memory.NOW);

        assertThat(hasCopy(first)).isFalse();
        assertThat(hasCopy(second)).isTrue();
    }

    @Test
    void countsAGuess() {
        OneTimeCode code = awaited(docket.filed(), Memory.NOW);

        database.run(codes.count(guessed(code)));

        assertThat(lock(code).attempts()).isOne();
    }

    @Test
    void judgesGuessesOneAfterAnother() {
        OneTimeCode code = awaited(docket.filed(), Memory.NOW);

        Race<OneTimeCode> race = database.race(
                codes.lock(code.id()).flatMap(found -> codes.count(guessed(found))), codes.lock(code.id()));

        assertThat(race.waited()).isTrue();
        assertThat(requireNonNull(race.value()).attempts()).isOne();
    }

    @Test
    void usesACodeOnceAndForgetsItsCopy() {
        Filing filing = docket.filed();
        OneTimeCode code = awaited(filing, Memory.NOW);

        database.run(codes.use(filing.requestId()));

        assertThat(lock(code).used()).isTrue();
        assertThat(hasCopy(code)).isFalse();
    }

    @Test
    void leavesNothingOfACodeThatWasRolledBack() {
        Filing filing = docket.filed();
        OneTimeCode first = awaited(filing, Memory.NOW);
        OneTimeCode second = code(Memory.NOW);

        database.rolledBack(issue(filing, second).then(codes.use(filing.requestId())));

        assertThat(there(second)).isFalse();
        assertThat(hasCopy(first)).isTrue();
        assertThat(lock(first).used()).isFalse();
    }

    private OneTimeCode ended(Instant expires) {
        Filing filing = docket.filed();
        OneTimeCode code = code(expires);
        database.run(issue(filing, code));
        docket.save(new Ended(filing, State.CANCELLED));
        return code;
    }

    private OneTimeCode awaited(Filing filing, Instant expires) {
        OneTimeCode code = code(expires);
        database.run(issue(filing, code));
        docket.save(new Verifying(filing, code));
        return code;
    }

    private Mono<Void> issue(Filing filing, OneTimeCode code) {
        return codes.issue(
                filing.requestId(), code, new byte[] {1}, NotificationEvents.Channel.SMS, Memory.NOW, Memory.NOW);
    }

    private static OneTimeCode code(Instant expires) {
        return new OneTimeCode(UUID.randomUUID(), "aa", Actor.Type.CUSTOMER, expires, 0, false);
    }

    /** In a service, ids are in the order of time. */
    private static OneTimeCode newer(OneTimeCode one, OneTimeCode other) {
        return one.id().toString().compareTo(other.id().toString()) > 0 ? one : other;
    }

    private static OneTimeCode guessed(OneTimeCode code) {
        return new OneTimeCode(
                code.id(), code.hash(), code.askedBy(), code.expiresAt(), code.attempts() + 1, code.used());
    }

    private OneTimeCode lock(OneTimeCode code) {
        return database.get(codes.lock(code.id()));
    }

    private boolean there(OneTimeCode code) {
        return database.run(codes.lock(code.id())) != null;
    }

    private boolean hasCopy(OneTimeCode code) {
        return !database.values(
                        "select id from identity_code where id = '%s' and sealed is not null".formatted(code.id()),
                        UUID.class)
                .isEmpty();
    }
}
