package io.guanhu.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameAncestorsTests {

    private static final ContentPolicy POLICY =
            new ContentPolicy(URI.create("https://realm.example:8443/realms/guanhu"));

    @Test
    void areNoneUnlessTheBankNamesThem() {
        String policy = POLICY.within(new FrameAncestors(List.of())).strict();
        assertThat(policy).isEqualTo(POLICY.strict()).contains("; frame-ancestors 'none';");
        assertThat(ContentPolicy.letsItselfBeFramed(policy)).isFalse();
    }

    @Test
    void areTheSitesThatTheBankNames() {
        List<String> sites = List.of("https://app.bank.example", " http://localhost:5200", "");
        String policy = POLICY.within(new FrameAncestors(sites)).strict();
        assertThat(policy).contains("; frame-ancestors https://app.bank.example http://localhost:5200;");
        assertThat(ContentPolicy.letsItselfBeFramed(policy)).isTrue();
        assertThat(POLICY.strict()).as("the console's").contains("frame-ancestors 'none'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "https:",
                "https://*.bank.example",
                "http://bank.example",
                "bank.example",
                "https://bank.example/path",
                "https://bank.example; script-src *",
                "'self'"
            })
    void areOriginsAndNothingElse(String site) {
        assertThatThrownBy(() -> new FrameAncestors(List.of(site)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("frame-ancestors");
    }
}
