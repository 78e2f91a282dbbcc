package io.guanhu.ownership.training;

import io.guanhu.ownership.model.training.Course;
import io.guanhu.ownership.model.training.Lesson;
import io.guanhu.ownership.model.training.Question;
import io.guanhu.ownership.model.training.Standing;
import io.guanhu.platform.description.schema.Required;
import io.guanhu.platform.problem.AnswerLanguage;
import io.guanhu.platform.security.Audited;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.Permitted;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The caller's own courses. */
@RestController
@RequestMapping("/api/training/courses")
class TrainingController {

    private final Courses courses;
    private final Training training;

    TrainingController(Courses courses, Training training) {
        this.courses = courses;
        this.training = training;
    }

    record MyCourse(
            String id,
            String title,
            int minutes,
            Standing.State state,
            LocalDate dueOn,
            @Nullable Instant passedAt,
            boolean overdue) {

        static MyCourse of(Training.Mine mine, Locale language) {
            Standing standing = mine.standing();
            return new MyCourse(
                    mine.course().id(),
                    mine.course().title().in(language),
                    mine.course().minutes(),
                    standing.state(),
                    standing.dueOn(),
                    standing.passedAt(),
                    standing.overdue());
        }
    }

    record MyCourses(List<MyCourse> items) {}

    record CourseOption(String id, String text) {}

    record CourseQuestion(String id, String text, List<CourseOption> options) {

        static CourseQuestion of(Question question, Locale language) {
            return new CourseQuestion(
                    question.id(),
                    question.text().in(language),
                    question.options().stream()
                            .map(each -> new CourseOption(each.id(), each.text().in(language)))
                            .toList());
        }
    }

    record CourseLesson(String title, List<String> paragraphs) {

        static CourseLesson of(Lesson lesson, Locale language) {
            return new CourseLesson(
                    lesson.title().in(language),
                    lesson.paragraphs().stream().map(each -> each.in(language)).toList());
        }
    }

    /** The course without the right answers. */
    record ShownCourse(
            String id,
            int version,
            String title,
            int minutes,
            int passMark,
            List<CourseLesson> lessons,
            List<CourseQuestion> questions) {

        static ShownCourse of(Course course, Locale language) {
            return new ShownCourse(
                    course.id(),
                    course.version(),
                    course.title().in(language),
                    course.minutes(),
                    course.passMark(),
                    course.lessons().stream()
                            .map(each -> CourseLesson.of(each, language))
                            .toList(),
                    course.questions().stream()
                            .map(each -> CourseQuestion.of(each, language))
                            .toList());
        }
    }

    record CourseAnswer(
            @Required @Nullable String question,
            @Required @Nullable String option) {}

    /**
     * @param version the version of the course that the questions came from
     */
    record CourseAttempt(
            @Required @Nullable Integer version,
            @Required @Nullable List<@Nullable CourseAnswer> answers) {}

    record CourseVerdict(String question, boolean right, String explanation) {

        static CourseVerdict of(Course.Verdict verdict, Locale language) {
            return new CourseVerdict(
                    verdict.question().id(),
                    verdict.right(),
                    verdict.question().explanation().in(language));
        }
    }

    record CourseResult(UUID id, int score, boolean passed, Instant createdAt, List<CourseVerdict> verdicts) {

        static CourseResult of(Training.Attempt attempt, Locale language) {
            Course.Marking marking = attempt.marking();
            return new CourseResult(
                    attempt.id(),
                    marking.score(),
                    marking.passed(),
                    attempt.at(),
                    marking.verdicts().stream()
                            .map(each -> CourseVerdict.of(each, language))
                            .toList());
        }
    }

    @Audited("training.list")
    @GetMapping
    @Permitted("training.list")
    Mono<MyCourses> list(ServerHttpRequest request, Caller caller) {
        Locale language = AnswerLanguage.of(request);
        return training.mine(caller)
                .map(found ->
                        found.stream().map(each -> MyCourse.of(each, language)).toList())
                .map(MyCourses::new);
    }

    @Audited("training.read")
    @GetMapping("/{id}")
    @Permitted("training.read")
    Mono<ShownCourse> read(@PathVariable String id, ServerHttpRequest request) {
        return Mono.just(ShownCourse.of(courses.named(id), AnswerLanguage.of(request)));
    }

    @Audited("training.attempt")
    @PostMapping("/{id}/attempts")
    @Permitted("training.attempt")
    Mono<CourseResult> attempt(
            @PathVariable String id, @RequestBody CourseAttempt body, ServerHttpRequest request, Caller caller) {
        Course course = courses.named(id);
        Locale language = AnswerLanguage.of(request);
        return training.attempt(course, AnswerSheet.read(course, body), caller)
                .map(attempt -> CourseResult.of(attempt, language));
    }
}
