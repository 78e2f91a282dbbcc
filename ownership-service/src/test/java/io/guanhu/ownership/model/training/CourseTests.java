package io.guanhu.ownership.model.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.guanhu.ownership.model.training.Question.Option;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CourseTests {

    @ParameterizedTest
    @CsvSource({
        // questions, pass mark, right, score, passed
        "5, 80, 5, 100, true",
        "5, 80, 4, 80, true",
        "5, 80, 3, 60, false",
        "6, 80, 5, 83, true",
        "6, 80, 4, 66, false",
        "3, 67, 2, 66, false",
        "3, 66, 2, 66, true",
        "1, 1, 0, 0, false"
    })
    void passesWhoReachesTheMark(int questions, int mark, int right, int score, boolean passed) {
        Course.Marking marking = Lessons.course(questions, mark).mark(answers(questions, right));
        assertThat(marking.score()).isEqualTo(score);
        assertThat(marking.passed()).isEqualTo(passed);
    }

    @Test
    void tellsOfEachQuestionWhetherItWasRight() {
        assertThat(Lessons.course(3, 80).mark(answers(3, 1)).verdicts())
                .extracting(each -> each.question().id() + " " + each.right())
                .containsExactly("q0 true", "q1 false", "q2 false");
    }

    @Test
    void marksNothingThatIsNotAnswered() {
        Course course = Lessons.course(2, 80);
        assertThatIllegalArgumentException().isThrownBy(() -> course.mark(Map.of("q0", "b")));
        assertThatIllegalArgumentException().isThrownBy(() -> course.mark(Map.of("q0", "b", "q1", "z")));
    }

    @Test
    void findsAQuestionByItsId() {
        Course course = Lessons.course(3, 80);
        assertThat(course.question("q1")).contains(course.questions().get(1));
        assertThat(course.question("q3")).isEmpty();
    }

    /** The minimum of every term, and the maximum of a mark. */
    @ParameterizedTest
    @CsvSource({
        // id, version, minutes, pass mark, months, days, valid
        "a, 1, 1, 1, 1, 1, true",
        "a, 1, 1, 100, 1, 1, true",
        "A, 1, 1, 1, 1, 1, false",
        "a, 0, 1, 1, 1, 1, false",
        "a, 1, 0, 1, 1, 1, false",
        "a, 1, 1, 0, 1, 1, false",
        "a, 1, 1, 101, 1, 1, false",
        "a, 1, 1, 1, 0, 1, false",
        "a, 1, 1, 1, 1, 0, false"
    })
    void hasTermsThatMakeSense(String id, int version, int minutes, int passMark, int months, int days, boolean valid) {
        Course any = Lessons.course(1, 80);
        ThrowingCallable made = () -> new Course(
                id,
                version,
                any.since(),
                null,
                minutes,
                passMark,
                months,
                days,
                any.title(),
                any.lessons(),
                any.questions());
        if (valid) {
            assertThatNoException().isThrownBy(made);
        } else {
            assertThatIllegalArgumentException().isThrownBy(made);
        }
    }

    @Test
    void refusesAQuestionWithoutARightOption() {
        List<Option> options = List.of(new Option("a", Lessons.WORDS), new Option("b", Lessons.WORDS));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Question("q", Lessons.WORDS, options, "c", Lessons.WORDS));
    }

    @Test
    void speaksBothLanguages() {
        assertThat(Lessons.WORDS.in(Locale.SIMPLIFIED_CHINESE)).isEqualTo("字");
        assertThat(Lessons.WORDS.in(Locale.ENGLISH)).isEqualTo("words");
        assertThatIllegalArgumentException().isThrownBy(() -> new Bilingual("字", " "));
    }

    private static Map<String, String> answers(int questions, int right) {
        Map<String, String> answers = new HashMap<>();
        for (int n = 0; n < questions; n++) {
            answers.put("q" + n, n < right ? "b" : "a");
        }
        return answers;
    }
}
