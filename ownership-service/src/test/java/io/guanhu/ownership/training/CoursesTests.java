package io.guanhu.ownership.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.guanhu.ownership.model.training.Course;
import io.guanhu.ownership.model.training.Question;
import io.guanhu.platform.problem.ProblemException;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The courses that come with the service. */
class CoursesTests {

    private final Courses courses = new Courses();

    @Test
    void areThree() {
        assertThat(courses.all()).extracting(Course::id).containsExactly("personal-data", "phishing", "security");
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> courses.named("another"))
                .extracting(ProblemException::code)
                .isEqualTo("course-not-found");
    }

    @TestFactory
    Stream<DynamicTest> askEnough() {
        return courses.all().stream()
                .map(course -> DynamicTest.dynamicTest(course.id(), () -> {
                    assertThat(course.questions()).hasSizeGreaterThanOrEqualTo(5);
                    // One letter is not enough to pass.
                    assertThat(course.questions().stream().map(Question::right).distinct())
                            .hasSizeGreaterThan(1);
                }));
    }

    /** Before an attempt, neither the right option nor the explanation is shown. */
    @TestFactory
    Stream<DynamicTest> keepTheirAnswers() {
        return courses.all().stream()
                .map(course -> DynamicTest.dynamicTest(course.id(), () -> keepsItsAnswers(course)));
    }

    private static void keepsItsAnswers(Course course) {
        JsonNode shown =
                JsonMapper.shared().valueToTree(TrainingController.ShownCourse.of(course, Locale.SIMPLIFIED_CHINESE));
        assertThat(shown.path("questions").size())
                .isEqualTo(course.questions().size())
                .isPositive();
        for (JsonNode question : shown.path("questions")) {
            assertThat(question.propertyNames()).containsExactly("id", "text", "options");
            assertThat(question.path("options").path(0).propertyNames()).containsExactly("id", "text");
        }
        for (Question question : course.questions()) {
            assertThat(shown.toString())
                    .contains(question.text().chinese())
                    .doesNotContain(question.explanation().chinese());
        }
    }
}
