package io.guanhu.platform.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.EventCodec;
import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import io.guanhu.platform.fixture.TestService;
import io.guanhu.testing.TestLedger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The ledger is followed as far as a signed head confirms it, and nothing is shown until then. */
class LedgerIT extends Holding {

    private static final Map<String, String> OUT_OF_REACH = Map.of(
            "guanhu.erasure-ledger.directory", "/no/such/directory",
            "guanhu.erasure-ledger.topic", "no.such.topic");

    @Test
    void erasesAgainWhatARestoredBackupBroughtBackAndShowsNothingBefore() {
        ErasureOrdered order = orderFor(hold());
        carriedOut(order);
        entered(order);

        service.close();
        restoreToBefore(order);
        ledger.hideEntries();
        service = startService();

        awaitReason("entries-missing");
        held().isEqualTo(503);
        ledger.publishEntries();
        awaitPosition();
        assertThat(heldOf(order)).isEmpty();
        awaitReadiness();
        held().isEqualTo(200);
    }

    @Test
    void carriesOutNothingThatNoSignedHeadBearsOut() {
        ErasureOrdered order = orderFor(hold());
        ledger.add(EventCodec.write(order));
        ledger.publishEntries();
        Path entries = ledger.directory().resolve("entries");
        String right = read(entries);
        ErasureOrdered other = orderFor(hold());
        write(
                entries,
                right.replace(order.customerId().toString(), other.customerId().toString()));
        ledger.sign(Instant.now());

        awaitReason("entries-missing");
        assertThat(heldOf(other)).isNotEmpty();
        assertThat(heldOf(order)).isNotEmpty();

        write(entries, right);
        awaitPosition();
        assertThat(heldOf(other)).isNotEmpty();
        assertThat(heldOf(order)).isEmpty();
    }

    @Test
    void servesNothingWhenTheAnchorsTellLessThanItKnows() {
        entered(orderFor(hold()));
        String key = UUID.randomUUID().toString();
        // It is served once the position was compared; a refusal by the gate says nothing about a key.
        Awaitility.await().atMost(LIMIT).untilAsserted(() -> heldByKey(key).isEqualTo(200));
        Path checkpoint = ledger.directory().resolve("checkpoint");
        String newest = read(checkpoint);
        service.close();
        write(checkpoint, ledger.head(0, Instant.now()));
        service = startService();

        awaitReason("ahead");
        held().isEqualTo(503);
        heldByKey(key).isEqualTo(503);
        assertThat(metrics()).contains("guanhu_erasure_ledger_refuted");

        write(checkpoint, newest);
        awaitReadiness();
    }

    @Test
    void findsOutThatItFollowedAnotherLedger() {
        entered(orderFor(hold()));
        String peaks =
                service.query("select peaks from erasure_ledger_position").getFirst();
        service.close();
        TestService.execute(
                database,
                "update erasure_ledger_position"
                        + " set peaks = case when peaks like 'A%' then 'B' else 'A' end"
                        + " || substr(peaks, 2)");
        service = startService();

        awaitReason("forked");
        held().isEqualTo(503);

        service.execute("update erasure_ledger_position set peaks = '" + peaks + "'");
        awaitReadiness();
    }

    @Test
    void rejectsAHeadThatItsKeyHasNotSigned() {
        Path checkpoint = ledger.directory().resolve("checkpoint");
        String right = read(checkpoint);
        service.close();
        TestLedger stranger = TestLedger.create();
        write(checkpoint, stranger.head(0, Instant.now()).replace(stranger.origin(), ledger.origin()));
        service = startService();

        // Kafka can be read, but holds no head.
        Awaitility.await()
                .atMost(LIMIT)
                .untilAsserted(() -> assertThat(health()).contains("\"directory\":\"forged\""));
        readiness().isEqualTo(503);
        held().isEqualTo(503);

        write(checkpoint, right);
        awaitReadiness();
    }

    @Test
    void findsOutThatTheDatabaseWasExchangedUnderIt() {
        ErasureOrdered order = orderFor(hold());
        carriedOut(order);
        entered(order);
        awaitReadiness();

        ledger.hideEntries();
        restoreToBefore(order);

        awaitReason("entries-missing");
        held().isEqualTo(503);
        ledger.publishEntries();
        awaitReadiness();
        assertThat(heldOf(order)).isEmpty();
    }

    @Test
    void saysThatItCannotKnowWhileNoAnchorCanBeRead() {
        restart(OUT_OF_REACH);

        awaitReason("anchors-unreachable");
        held().isEqualTo(503);

        restart(Map.of());
        awaitReadiness();
    }

    @Test
    void doesWithItsOwnHeadWhereThatIsFreshEnoughByConfiguration() {
        ledger.sign(Instant.now());
        Awaitility.await()
                .atMost(LIMIT)
                .untilAsserted(() -> assertThat(service.query("select head from erasure_ledger_position"))
                        .containsExactly(read(ledger.directory().resolve("checkpoint"))));
        service.close();
        Map<String, String> settings = new HashMap<>(OUT_OF_REACH);
        settings.put("guanhu.erasure-ledger.freshness", "1h");
        service = startService(settings);

        awaitReadiness();
        held().isEqualTo(200);

        restart(Map.of());
    }

    @Test
    void publishesNothingWhileItIsBehind() {
        ledger.add(EventCodec.write(orderFor(hold())));
        ledger.sign(Instant.now());
        awaitReason("entries-missing");
        ErasureOrdered order = orderFor(hold());

        publish(order);

        Awaitility.await()
                .during(Duration.ofSeconds(2))
                .atMost(LIMIT)
                .untilAsserted(() ->
                        assertThat(service.query("select key from outbox")).isNotEmpty());
        ledger.publishEntries();
        awaitReceipts(order, 1);
    }

    private static void restoreToBefore(ErasureOrdered order) {
        service.execute("update erasure_ledger_position set position = 0, copied = 0, peaks = '', head = null");
        service.execute("delete from erasure_ledger_copy");
        service.execute("delete from erasure_job where order_id = '" + order.orderId() + "'");
        service.execute("insert into held values ('" + order.customerId() + "', 'is back')");
    }
}
