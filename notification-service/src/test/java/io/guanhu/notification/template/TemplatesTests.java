package io.guanhu.notification.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.notification.model.message.Channel;
import io.guanhu.notification.model.message.Template;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplatesTests {

    private final Templates templates;

    TemplatesTests() throws IOException {
        templates = new Templates();
    }

    @ParameterizedTest
    @CsvSource({
        "identity-code, code",
        "customer-changed, fields",
        "contact-changed-old,",
        "erasure-submitted,",
        "erasure-completed,",
        "erasure-refused,",
        "erasure-cancelled,",
        "erasure-expired,",
        "consent-recorded,"
    })
    void everyTemplateAsksForTheSameInEveryLanguageAndChannel(String id, String required) {
        for (Channel channel : Channel.values()) {
            for (String language : new String[] {"zh-CN", "en"}) {
                assertThat(templates.latest(id, channel, language).map(Template::required))
                        .describedAs("%s %s %s", id, channel, language)
                        .hasValueSatisfying(places ->
                                assertThat(String.join(",", places)).isEqualTo(required == null ? "" : required));
            }
        }
    }

    @Test
    void rendersInTheLanguageOrTheNextBest() {
        Map<String, String> values = Map.of("fields", "手机、地址");

        assertThat(templates.render("customer-changed", Channel.SMS, "zh-CN", values))
                .isEqualTo(new Templates.Result.Done("", "【管户银行】您在我行预留的手机、地址信息已变更。如非本人要求，请立即致电95500。", "zh-CN", 1));
        assertThat(templates.render("customer-changed", Channel.SMS, "en-GB", values))
                .isInstanceOfSatisfying(Templates.Result.Done.class, done -> {
                    assertThat(done.language()).isEqualTo("en");
                    assertThat(done.body()).contains("was changed: 手机、地址.");
                });
        assertThat(templates.render("customer-changed", Channel.SMS, "bo-CN", values))
                .isInstanceOfSatisfying(
                        Templates.Result.Done.class,
                        done -> assertThat(done.language()).isEqualTo("zh-CN"));
    }

    @Test
    void givesAnEmailItsSubject() {
        assertThat(templates.render("erasure-completed", Channel.EMAIL, "zh-CN", Map.of("restricted", "证件")))
                .isInstanceOfSatisfying(Templates.Result.Done.class, done -> {
                    assertThat(done.subject()).isEqualTo("个人信息删除申请已办结");
                    assertThat(done.body())
                            .startsWith("尊敬的客户：\n\n")
                            .contains("已停止使用：证件。\n\n您可")
                            .doesNotContain("已删除：")
                            .doesNotContain("最后一封")
                            .doesNotContain("{");
                });
    }

    @ParameterizedTest
    @EnumSource(Channel.class)
    void saysOfAnErasureOnlyWhatIsTrueOfIt(Channel channel) {
        String nothingKept = body("erasure-completed", channel, Map.of("erased", "营销信息"));
        assertThat(nothingKept).contains("营销信息").doesNotContain("停止使用", "保留", "最后一");
        String last = body("erasure-completed", channel, Map.of("restricted", "联系方式", "last", "yes"));
        assertThat(last).contains("已停止使用：联系方式", "最后一").doesNotContain("已删除");
    }

    @ParameterizedTest
    @EnumSource(Channel.class)
    void saysWhatALapsedRequestWaitedForAndHowToFileAgain(Channel channel) {
        String unproven = body("erasure-expired", channel, Map.of("unproven", "yes"));
        assertThat(unproven).contains("身份验证", "未因该申请删除任何信息", "重新提交").doesNotContain("期限内确认");
        String unconfirmed = body("erasure-expired", channel, Map.of("unconfirmed", "yes"));
        assertThat(unconfirmed).contains("期限内确认").doesNotContain("身份验证");
    }

    @ParameterizedTest
    @CsvSource({"sms, 短信营销", "email, 邮件营销", "call, 电话营销", "profiling, 客户画像"})
    void saysToWhatAConsentWasRecordedAndHowToWithdrawIt(String purpose, String word) {
        for (Channel channel : Channel.values()) {
            assertThat(body("consent-recorded", channel, Map.of(purpose, "yes")))
                    .contains("您同意" + word + "。", "撤回");
        }
    }

    @ParameterizedTest
    @EnumSource(Channel.class)
    void promisesNoLongerThanACodeIsValid(Channel channel) {
        String code = body("identity-code", channel, Map.of("code", "123456", "seconds", "20"));
        assertThat(code).contains("20秒").doesNotContain("分钟");
    }

    /** The customer reads the code to the staff member who took the request by phone. */
    @ParameterizedTest
    @EnumSource(Channel.class)
    void saysToWhomACodeMayBeTold(Channel channel) {
        assertThat(body("identity-code", channel, Map.of("code", "123456", "own", "yes")))
                .contains("任何人");
        assertThat(body("identity-code", channel, Map.of("code", "123456", "staff", "yes")))
                .doesNotContain("任何人");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "erasure-submitted",
                "erasure-cancelled",
                "erasure-expired",
                "erasure-refused",
                "erasure-completed"
            })
    void callsARequestByItsShortReference(String id) {
        for (Channel channel : Channel.values()) {
            for (String language : new String[] {"zh-CN", "en"}) {
                assertThat(templates.latest(id, channel, language).map(Template::places))
                        .hasValueSatisfying(places ->
                                assertThat(places).contains("reference").doesNotContain("requestId"));
            }
        }
    }

    private String body(String id, Channel channel, Map<String, String> values) {
        return switch (templates.render(id, channel, "zh-CN", values)) {
            case Templates.Result.Done done -> done.body();
            case Templates.Result.Failed(String code) -> code;
        };
    }

    @Test
    void namesWhatIsMissing() {
        assertThat(templates.render("identity-code", Channel.SMS, "zh-CN", Map.of()))
                .isEqualTo(new Templates.Result.Failed("parameter-missing:code"));
        assertThat(templates.render("birthday", Channel.SMS, "zh-CN", Map.of()))
                .isEqualTo(new Templates.Result.Failed("template-unknown"));
    }
}
