package io.guanhu.platform.keyring.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.web.Cursors;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlindTokensTests {

    private static final String LIST = "E1101 /api/things?{}";

    @Test
    void areAllOfTheirLength() {
        BlindTokens tokens = TestKeys.tokens(1);
        assertThat(tokens.of("cursor", "value")).hasSize(tokens.length());
        assertThat(tokens.of("cursor", "")).hasSize(tokens.length());
    }

    @Test
    void letACursorOfAnOlderVersionBeReadUntilThatIsGone() {
        String cursor = new Cursors(TestKeys.tokens(1, 1)).sign(LIST, List.of("100"));
        assertThat(new Cursors(TestKeys.tokens(1, 1, 2)).read(LIST, cursor)).containsExactly("100");
        Cursors later = new Cursors(TestKeys.tokens(1, 2));
        assertThatThrownBy(() -> later.read(LIST, cursor)).isInstanceOf(ProblemException.class);
    }
}
