package io.guanhu.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.problem.ProblemException.FieldProblem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorsTests {

    private static final String LIST = "E1101 /api/things?{}";

    private final Cursors cursors = new Cursors(new TestTags(1));

    @Test
    void givesBackWhatItSigned() {
        List<String> position = List.of("2026-11-21T10:00:00Z", "", "张|三,\n");
        assertThat(cursors.read(LIST, cursors.sign(LIST, position))).isEqualTo(position);
        assertThat(cursors.read(LIST, cursors.sign(LIST, List.of()))).isEmpty();
    }

    @Test
    void refusesAChangedCursorAndOneOfAnotherService() {
        String cursor = cursors.sign(LIST, List.of("100"));
        for (int i = 0; i < cursor.length(); i++) {
            char other = cursor.charAt(i) == 'A' ? 'Q' : 'A';
            refuses(cursor.substring(0, i) + other + cursor.substring(i + 1));
        }
        refuses(new Cursors(new TestTags(2)).sign(LIST, List.of("100")));
    }

    @Test
    void refusesACursorOfAnotherListAndOfSomebodyElse() {
        String cursor = cursors.sign(LIST, List.of("100"));
        for (String other : List.of("E1102 /api/things?{}", "E1101 /api/other?{}", "")) {
            assertThatThrownBy(() -> cursors.read(other, cursor)).hasMessage("invalid-request");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?", "AAAA", "not a cursor", "====", "MQ"})
    void refusesWhatIsNoCursor(String cursor) {
        refuses(cursor);
    }

    @Test
    void refusesAnEndlessCursor() {
        refuses("A".repeat(100_000));
    }

    private void refuses(String cursor) {
        assertThatThrownBy(() -> cursors.read(LIST, cursor))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.fields()).containsExactly(new FieldProblem("cursor", "cursor")));
    }
}
