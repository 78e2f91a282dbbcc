package io.guanhu.privacy.certifying;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.NotificationEvents.Channel;
import io.guanhu.privacy.model.Category;
import io.guanhu.privacy.model.assessment.Consequence;
import io.guanhu.privacy.model.assessment.Consequence.Verdict;
import io.guanhu.privacy.model.assessment.Explanation;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The last message says only what is true of the request. */
class OutcomeTests {

    private static final UUID REQUEST = UUID.fromString("019a0000-0000-7000-8000-00ab12cd34ef");

    @Test
    void saysThatNothingWasErasedWhereNothingWasHeld() {
        assertThat(parameters(Channel.EMAIL, line(Category.MARKETING, Verdict.ERASE, Explanation.NOT_HELD)))
                .containsEntry("notHeld", "marketing")
                .doesNotContainKeys("erased", "restricted", "kept", "last");
    }

    @Test
    void tellsWhatIsOutOfUseFromWhatIsStillUsed() {
        assertThat(parameters(
                        Channel.SMS,
                        line(Category.IDENTITY, Verdict.KEEP, Explanation.RELATIONSHIP_NOT_ENDED),
                        line(Category.ACCOUNT, Verdict.RESTRICT, Explanation.RETAINED_BY_LAW)))
                .containsEntry("kept", "identity")
                .containsEntry("restricted", "account")
                .doesNotContainKeys("erased", "last");
    }

    @Test
    void isTheLastMessageOnlyWhereTheBankGivesUpTheContact() {
        for (Channel channel : Channel.values()) {
            assertThat(parameters(channel, line(Category.CONTACT, Verdict.ERASE, Explanation.PURPOSE_ENDED)))
                    .containsEntry("erased", "contact")
                    .containsKey("last");
            assertThat(parameters(channel, line(Category.CONTACT, Verdict.RESTRICT, Explanation.RETAINED_BY_LAW)))
                    .containsKey("last");
        }
        var emailOnly = part(Category.CONTACT, "email");
        assertThat(parameters(Channel.EMAIL, emailOnly))
                .containsEntry("erased", "email address")
                .containsKey("last");
        assertThat(parameters(Channel.SMS, emailOnly)).doesNotContainKey("last");
    }

    @Test
    void callsTheRequestByItsReference() {
        assertThat(parameters(Channel.SMS)).isEqualTo(Map.of("reference", "AB12C-D34EF"));
    }

    private static Map<String, String> parameters(Channel channel, Consequence... lines) {
        return new Outcome(REQUEST, List.of(lines), Locale.ENGLISH).templateParameters(channel);
    }

    private static Consequence line(Category category, Verdict verdict, Explanation explanation) {
        return new Consequence(category, verdict, "rule", "article", "yes", null, explanation);
    }

    private static Consequence part(Category category, String field) {
        return new Consequence(
                category,
                Verdict.KEEP,
                "rule",
                "article",
                "yes",
                null,
                Explanation.RELATIONSHIP_NOT_ENDED,
                Set.of(field),
                null);
    }
}
