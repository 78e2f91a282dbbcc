package io.guanhu.notification.model.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.notification.model.message.Template.Rendered;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateTests {

    private final Template template = new Template("验证码：{code}[[，{minutes}分钟内有效]]。");

    @Test
    void fillsItsPlaces() {
        assertThat(template.render(Map.of("code", "$1\\23456", "minutes", "5")))
                .isEqualTo(new Rendered.Text("验证码：$1\\23456，5分钟内有效。"));
    }

    @Test
    void leavesOutWhatNothingIsGivenFor() {
        assertThat(template.render(Map.of("code", "123456"))).isEqualTo(new Rendered.Text("验证码：123456。"));
    }

    @Test
    void namesTheMissingPlace() {
        assertThat(template.render(Map.of("minutes", "5"))).isEqualTo(new Rendered.Missing("code"));
    }

    @Test
    void doesNotReadPlacesInValues() {
        assertThat(new Template("{a}").render(Map.of("a", "{b}", "b", "x"))).isEqualTo(new Rendered.Text("{b}"));
    }

    @Test
    void saysOnlyWhatHolds() {
        Template last = new Template("Done.[[?last  This is the last one.]]");
        assertThat(last.render(Map.of())).isEqualTo(new Rendered.Text("Done."));
        assertThat(last.render(Map.of("last", "yes"))).isEqualTo(new Rendered.Text("Done. This is the last one."));
        assertThat(last.places()).isEmpty();
    }

    @Test
    void tellsItsPlaces() {
        assertThat(template.required()).containsExactly("code");
        assertThat(template.places()).containsExactly("code", "minutes");
    }
}
