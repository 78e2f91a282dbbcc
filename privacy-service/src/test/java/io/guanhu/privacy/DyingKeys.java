package io.guanhu.privacy;

import static io.guanhu.privacy.PrivacyClient.path;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import io.guanhu.platform.contract.ReceiptEvents.Action;
import io.guanhu.platform.contract.ReceiptEvents.ErasureReceipted;
import io.guanhu.platform.contract.ReceiptEvents.Finding;
import io.guanhu.platform.contract.ReceiptEvents.KeyEpoch;
import io.guanhu.testing.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;

/** A holder whose keys are destroyed late: a receipt counts only if it says when. */
record DyingKeys(PrivacyClient client, Wire wire, ErasureOrdered order) {

    static final String HOLDER = "ownership-service";

    /** What the certificate says about it. */
    static final String[] EPOCHS = {"\"number\":41", "\"checked\":[\"LOG_ARCHIVED\"]"};

    void dieAtLast(Tokens subject) {
        DataCategory erased = order.erase().iterator().next();
        send(erased, List.of());
        send(erased, List.of(epoch(DataCategory.CREDIT, order.at())));
        send(erased, List.of(epoch(erased, order.at().plusSeconds(3600))));
        Awaitility.await()
                .during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> client.get(subject, path(order.requestId(), ""))
                        .expectBody()
                        .jsonPath("$.waitingFor")
                        .value(List.class, DyingKeys::tellsHolder));
        send(erased, List.of(epoch(erased, order.at())));
    }

    private static void tellsHolder(List<?> waitingFor) {
        assertThat(List.<Object>copyOf(waitingFor)).contains(HOLDER);
    }

    private void send(DataCategory erased, List<KeyEpoch> epochs) {
        Finding key = new Finding("key:" + erased, erased, Action.KEY_DESTROYED, 1, 0);
        ErasureReceipted receipt = Receipting.of(order, HOLDER, List.of(key), epochs);
        wire.send(receipt);
    }

    private static KeyEpoch epoch(DataCategory category, Instant endedAt) {
        return KeyEpoch.epoch(41, endedAt)
                .categories(Set.of(category))
                .checked(List.of("LOG_ARCHIVED"))
                .absent(List.of("STANDBYS_FLUSHED"))
                .rootHolder("file", 0)
                .copies(List.of("volume-snapshots"))
                .build();
    }
}
