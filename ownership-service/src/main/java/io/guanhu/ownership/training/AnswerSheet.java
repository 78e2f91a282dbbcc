package io.guanhu.ownership.training;

import io.guanhu.ownership.model.training.Course;
import io.guanhu.ownership.model.training.Question;
import io.guanhu.ownership.training.TrainingController.CourseAnswer;
import io.guanhu.ownership.training.TrainingController.CourseAttempt;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.problem.ProblemException.FieldProblem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the answers to a test: every question once, with one of its options. */
final class AnswerSheet {

    private final Course course;
    private final List<FieldProblem> problems = new ArrayList<>();
    private final Map<String, String> answers = new HashMap<>();

    private AnswerSheet(Course course) {
        this.course = course;
    }

    /**
     * The chosen option by the question's id.
     *
     * @throws ProblemException 400 that names everything wrong; 409 for another version of the
     *     course, whose questions may differ
     */
    static Map<String, String> read(Course course, CourseAttempt body) {
        Integer version = body.version();
        if (version != null && version != course.version()) {
            throw ProblemException.conflict("course-changed");
        }
        AnswerSheet sheet = new AnswerSheet(course);
        if (version == null) {
            sheet.fault("version", "required");
        }
        sheet.readAll(body.answers());
        if (!sheet.problems.isEmpty()) {
            throw ProblemException.invalid(sheet.problems);
        }
        return Map.copyOf(sheet.answers);
    }

    private void readAll(@Nullable List<@Nullable CourseAnswer> given) {
        if (given == null || given.isEmpty()) {
            fault("answers", "required");
            return;
        }
        // A longer list must contain a question twice.
        if (given.size() > course.questions().size()) {
            fault("answers", "too-many");
            return;
        }
        for (int at = 0; at < given.size(); at++) {
            read("answers[" + at + "]", given.get(at));
        }
        if (problems.isEmpty() && answers.size() < course.questions().size()) {
            fault("answers", "unanswered");
        }
    }

    private void read(String field, @Nullable CourseAnswer answer) {
        if (answer == null) {
            fault(field, "required");
            return;
        }
        String option = answer.option();
        if (option == null) {
            fault(field + ".option", "required");
        }
        if (answer.question() == null) {
            fault(field + ".question", "required");
            return;
        }
        Optional<Question> question = course.question(answer.question());
        if (question.isEmpty()) {
            fault(field + ".question", "unknown-question");
        } else if (option != null && !question.get().offers(option)) {
            fault(field + ".option", "unknown-option");
        } else if (option != null && answers.put(answer.question(), option) != null) {
            fault(field + ".question", "repeated");
        }
    }

    private void fault(String field, String code) {
        problems.add(new FieldProblem(field, code));
    }
}
