package io.guanhu.privacy.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.testing.Memory;
import io.guanhu.platform.testing.ServiceDatabase;
import io.guanhu.privacy.docket.RealDocket;
import io.guanhu.privacy.model.lifecycle.Ended;
import io.guanhu.privacy.model.request.Filing;
import io.guanhu.privacy.model.request.Filings;
import io.guanhu.privacy.model.request.State;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalDataStoreIT {

    private final ServiceDatabase database = ServiceDatabase.of("privacy");
    private final RealDocket docket = new RealDocket(database);
    private final PersonalDataStore store = new PersonalDataStore(database.client());
    private final UUID customer = UUID.randomUUID();
    private final UUID request = ended(Memory.NOW);

    /** A request that leaves room for another. */
    private UUID ended(Instant at) {
        Filing filing = docket.filed(Filings.own(customer, at));
        docket.save(new Ended(filing, State.CANCELLED));
        return filing.requestId();
    }

    private List<UUID> requests(Instant until) {
        return database.get(store.requests(customer, until).collectList());
    }

    private void kept(String columns, String values) {
        database.execute(
                "insert into kept_contact (request_id, %s) values ('%s', %s)".formatted(columns, request, values));
    }

    @Test
    void findsWhatWasFiledByThen() {
        UUID later = ended(Memory.NOW.plusSeconds(1));
        docket.filed();

        assertThat(requests(Memory.NOW.minusSeconds(1))).isEmpty();
        assertThat(requests(Memory.NOW)).containsExactly(request);
        assertThat(requests(Memory.NOW.plusSeconds(1))).containsExactlyInAnyOrder(request, later);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "reason_text = '\\x01'",
                "decision_reason = '\\x01'",
                "sealed_citation = '\\x01'",
                "decision_citation = 'art. 1'",
                "sealed_evidence = '\\x01'"
            })
    void forgetsEveryWord(String assignment) {
        database.execute("update privacy_request set %s where id = '%s'".formatted(assignment, request));
        assertThat(database.get(store.words(request))).isOne();

        assertThat(database.rolledBack(store.forgetWords(request))).isOne();
        assertThat(database.get(store.words(request))).isOne();

        assertThat(database.get(store.forgetWords(request))).isOne();
        assertThat(database.get(store.words(request))).isZero();
        assertThat(database.get(store.forgetWords(request))).isZero();
    }

    @Test
    void forgetsNoWordOfAnotherRequest() {
        UUID other = ended(Memory.NOW);
        database.execute("update privacy_request set reason_text = '\\x01' where id = '%s'".formatted(other));

        assertThat(database.get(store.forgetWords(request))).isZero();

        assertThat(database.get(store.words(other))).isOne();
    }

    @Test
    void forgetsAKeptContact() {
        assertThat(database.get(store.contacts(request))).isZero();
        kept("phone, email", "'\\x01', '\\x02'");
        assertThat(database.get(store.contacts(request))).isOne();

        database.rolledBack(store.forgetContact(request));
        assertThat(database.get(store.contacts(request))).isOne();

        assertThat(database.get(store.forgetContact(request))).isOne();
        assertThat(database.get(store.contacts(request))).isZero();
        assertThat(database.get(store.forgetContact(request))).isZero();
    }

    @Test
    void theSecondOfTwoWhoForgetWaitsAndFindsNothing() {
        kept("phone", "'\\x01'");

        var race = database.race(store.forgetContact(request), store.forgetContact(request));

        assertThat(race.waited()).isTrue();
        assertThat(race.value()).isZero();
    }
}
