package io.guanhu.privacy.model.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.privacy.model.policy.PrivacyPolicy.Text;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PrivacyPolicyTests {

    private static PrivacyPolicy policy(long version, String chinese, String english) {
        return new PrivacyPolicy(version, new Text("隐私", chinese), new Text("Privacy", english), Instant.EPOCH);
    }

    @Test
    void isASampleUntilTheBankPublishesOne() {
        assertThat(policy(0, "一", "one").sample()).isTrue();
        assertThat(policy(1, "一", "one").sample()).isFalse();
    }

    /** {@code printf '一\\none' | sha256sum} gives the same. */
    @Test
    void isToldFromOthersByTheDigestOfBothTexts() {
        assertThat(policy(1, "一", "one").digest())
                .isEqualTo("550f9dc4d6635c483a887fdf7a21cf5461e94bc96a83e5e0eeb79312cf4f067c")
                .isEqualTo(policy(2, "一", "one").digest())
                .isNotEqualTo(policy(1, "一", "two").digest())
                .isNotEqualTo(policy(1, "二", "one").digest());
    }
}
