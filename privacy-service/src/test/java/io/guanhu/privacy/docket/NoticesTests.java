package io.guanhu.privacy.docket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.guanhu.platform.contract.NotificationEvents.Channel;
import io.guanhu.platform.contract.NotificationEvents.Language;
import io.guanhu.platform.contract.NotificationEvents.NotificationRequested;
import io.guanhu.platform.contract.NotificationEvents.Purpose;
import io.guanhu.platform.testing.Memory;
import io.guanhu.privacy.model.request.Filing;
import io.guanhu.privacy.model.request.Filings;
import io.guanhu.privacy.model.request.Reference;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;

class NoticesTests {

    private static final Filing FILING = Filings.own(UUID.randomUUID(), Memory.NOW);
    private static final String REFERENCE = Reference.of(FILING.requestId());

    private final Memory memory = new Memory("privacy-service");
    private final InMemoryDocket docket = new InMemoryDocket(memory);
    private final Notices notices = docket.notices();

    private List<NotificationRequested> asked(Mono<Void> work) {
        memory.run(memory.transaction().transactional(work));
        return memory.announced(NotificationRequested.class);
    }

    private static void bothWays(List<NotificationRequested> asked, String template, Map<String, String> parameters) {
        assertThat(asked)
                .extracting(NotificationRequested::channel)
                .containsExactlyInAnyOrder(Channel.SMS, Channel.EMAIL);
        assertThat(asked).extracting(NotificationRequested::notificationId).doesNotHaveDuplicates();
        assertThat(asked).allSatisfy(each -> {
            assertThat(each.template()).isEqualTo(template);
            assertThat(each.customerId()).isEqualTo(FILING.customerId());
            assertThat(each.parameters()).isEqualTo(parameters);
            assertThat(each.at()).isEqualTo(Memory.NOW);
        });
    }

    @Test
    void tellsOfASubmittedRequestInTheCustomersLanguage() {
        List<NotificationRequested> asked = asked(notices.submitted(FILING, Locale.SIMPLIFIED_CHINESE));

        bothWays(
                asked,
                "erasure-submitted",
                Map.of("reference", REFERENCE, "deadline", FILING.deadline().toString()));
        assertThat(asked).allSatisfy(each -> {
            assertThat(each.locale()).isEqualTo(Language.CHINESE);
            assertThat(each.purpose()).isEqualTo(Purpose.SERVICE);
            assertThat(each.particulars()).isNull();
        });
    }

    @Test
    void tellsOfACancelledRequest() {
        bothWays(asked(notices.cancelled(FILING, Locale.ENGLISH)), "erasure-cancelled", Map.of("reference", REFERENCE));
        assertThat(memory.announced(NotificationRequested.class))
                .extracting(NotificationRequested::locale)
                .containsOnly(Language.ENGLISH);
    }

    @ParameterizedTest
    @CsvSource({"true, unconfirmed", "false, unproven"})
    void tellsForWhatAnExpiredRequestWaited(boolean proven, String why) {
        bothWays(
                asked(notices.expired(FILING, Locale.ENGLISH, proven)),
                "erasure-expired",
                Map.of("reference", REFERENCE, why, "yes"));
    }

    /** The reasons are free text, and are not in the event. */
    @Test
    void tellsOfARefusalWhoseReasonsAreFilledInLater() {
        List<NotificationRequested> asked = asked(notices.refused(FILING, Locale.ENGLISH));

        bothWays(asked, "erasure-refused", Map.of("reference", REFERENCE));
        assertThat(asked).allSatisfy(each -> {
            assertThat(each.purpose()).isEqualTo(Purpose.LEGAL_NOTICE);
            assertThat(each.particulars()).isEqualTo("privacy-service");
        });
        assertThat(docket.requests().noticesOf(FILING.requestId())).containsExactlyInAnyOrder("SMS", "EMAIL");
    }

    @Test
    void tellsNothingOfWhatIsRolledBack() {
        assertThatIllegalStateException()
                .isThrownBy(() -> asked(notices.refused(FILING, Locale.ENGLISH)
                        .then(Mono.error(new IllegalStateException("rolled back")))));

        assertThat(memory.announced()).isEmpty();
        assertThat(docket.requests().noticesOf(FILING.requestId())).isEmpty();
    }
}
