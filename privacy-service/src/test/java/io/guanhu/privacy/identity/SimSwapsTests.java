package io.guanhu.privacy.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanhu.platform.client.InMemoryServices;
import io.guanhu.platform.client.ServiceUnavailableException;
import io.guanhu.platform.contract.NotificationEvents.Channel;
import io.guanhu.platform.testing.Memory;
import io.guanhu.privacy.customer.CustomerDirectory.ContactPoints;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

class SimSwapsTests {

    private static final String CHECK = "/sim-swap/sim-swap/v2/check";
    private static final ContactPoints POINTS = points("+8613800000000", true);

    private final Memory memory = new Memory("privacy-service");
    private final InMemoryServices operators = new InMemoryServices("sim-swap");

    private static ContactPoints points(@Nullable String phone, boolean mobile) {
        return new ContactPoints(phone, mobile, "a@example.com", "en", List.of());
    }

    private ContactPoints checked(ContactPoints points, String url) {
        return memory.get(new SimSwaps(operators.clients(), url, Proving.SETTINGS).checked(points));
    }

    private ContactPoints checked(ContactPoints points) {
        return checked(points, "https://operators.example");
    }

    @Test
    void usesAPhoneWhoseCardIsOld() {
        operators.answering(CHECK, "{\"swapped\":false,\"monitored\":true}");

        assertThat(checked(POINTS)).isEqualTo(POINTS);
        assertThat(operators.asked()).containsExactly(CHECK);
    }

    @Test
    void sendsNoCodeToAPhoneWhoseCardIsNew() {
        operators.answering(CHECK, "{\"swapped\":true}");

        ContactPoints left = checked(POINTS);

        assertThat(left.codeChannel()).isEqualTo(Channel.EMAIL);
        assertThat(left).isEqualTo(POINTS.withoutSms());
    }

    @Test
    void trustsNoPhoneThatNoOperatorKnows() {
        assertThat(checked(POINTS)).isEqualTo(POINTS.withoutSms());
        assertThat(operators.asked()).containsExactly(CHECK);
    }

    @Test
    void doesNotCheckAPhoneThatGetsNoCodes() {
        ContactPoints none = points(null, false);
        ContactPoints landline = points("+861088880000", false);

        assertThat(checked(none)).isEqualTo(none);
        assertThat(checked(landline)).isEqualTo(landline);
        assertThat(operators.asked()).isEmpty();
    }

    @Test
    void doesNotCheckWithoutTheOperatorsApi() {
        operators.answering(CHECK, "{\"swapped\":true}");

        assertThat(checked(POINTS, " ")).isEqualTo(POINTS);
        assertThat(operators.asked()).isEmpty();
    }

    /** No answer does not mean that the card is old. */
    @Test
    void failsWhileTheOperatorsDoNotAnswer() {
        operators.answering(CHECK, HttpStatus.SERVICE_UNAVAILABLE);

        assertThatThrownBy(() -> checked(POINTS)).isInstanceOf(ServiceUnavailableException.class);
    }
}
