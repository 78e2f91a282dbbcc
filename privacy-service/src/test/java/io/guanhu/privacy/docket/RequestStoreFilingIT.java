package io.guanhu.privacy.docket;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.testing.Memory;
import io.guanhu.platform.testing.Race;
import io.guanhu.platform.testing.ServiceDatabase;
import io.guanhu.privacy.model.Category;
import io.guanhu.privacy.model.lifecycle.Ended;
import io.guanhu.privacy.model.lifecycle.Submitted;
import io.guanhu.privacy.model.request.Channel;
import io.guanhu.privacy.model.request.Filing;
import io.guanhu.privacy.model.request.Filings;
import io.guanhu.privacy.model.request.State;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What becomes of requests that are filed. */
class RequestStoreFilingIT {

    private final ServiceDatabase database = ServiceDatabase.of("privacy");
    private final RealDocket docket = new RealDocket(database);
    private final RequestStore requests = docket.requests();

    @Test
    void keepsARequestAsItWasFiled() {
        Filing filing = Filings.takenDown(
                UUID.randomUUID(), Channel.LETTER, "E9001", Memory.NOW, Category.CONTACT, Category.MARKETING);

        assertThat(database.get(requests.file(filing, Locale.ENGLISH, new byte[] {7}, 3L)))
                .isTrue();

        StoredRequest stored = find(filing);
        assertThat(stored.request()).isEqualTo(new Submitted(filing));
        assertThat(stored.locale()).isEqualTo(Locale.ENGLISH);
        assertThat(stored.sealedReason()).containsExactly(7);
        assertThat(stored.policyVersion()).isEqualTo(3);
        assertThat(stored.version()).isOne();
    }

    @Test
    void keepsARequestOfWhichLittleIsKnown() {
        StoredRequest stored = find(docket.filed());

        assertThat(stored)
                .extracting(
                        StoredRequest::sealedReason,
                        StoredRequest::policyVersion,
                        StoredRequest::refused,
                        StoredRequest::shown,
                        StoredRequest::orderId)
                .containsOnlyNulls();
    }

    @Test
    void filesNoSecondOneWhileTheFirstIsOpen() {
        Filing first = docket.filed();

        assertThat(database.get(file(again(first)))).isFalse();
        assertThat(database.run(requests.find(again(first).requestId()))).isNull();

        docket.save(new Ended(first, State.CANCELLED));
        assertThat(database.get(file(again(first)))).isTrue();
    }

    @Test
    void filesAHiddenRequestBesideAnOpenOne() {
        Filing first = docket.filed();
        Filing hidden = first.released(
                UUID.randomUUID(), Set.of(Category.CONTACT), true, Memory.NOW, LocalDate.of(2026, 6, 15));

        assertThat(database.get(file(hidden))).isTrue();
        assertThat(find(hidden).filing()).isEqualTo(hidden);
    }

    @Test
    void filesOneOfTwoThatComeAtOnce() {
        Filing first = Filings.own(UUID.randomUUID(), Memory.NOW);

        Race<Boolean> race = database.race(file(first), file(again(first)));

        assertThat(race.waited()).isTrue();
        assertThat(race.value()).isFalse();
    }

    @Test
    void filesTheSecondWhenTheFirstIsRolledBack() {
        Filing first = Filings.own(UUID.randomUUID(), Memory.NOW);
        Filing second = again(first);

        assertThat(database.raceWithRolledBack(file(first), file(second)).value())
                .isTrue();
        assertThat(database.run(requests.find(first.requestId()))).isNull();
        assertThat(find(second).filing()).isEqualTo(second);
    }

    private Mono<Boolean> file(Filing filing) {
        return requests.file(filing, Locale.ENGLISH, null, null);
    }

    private static Filing again(Filing first) {
        return Filings.own(first.customerId(), Memory.NOW);
    }

    private StoredRequest find(Filing filing) {
        return database.get(requests.find(filing.requestId()));
    }
}
