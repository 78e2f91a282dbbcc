package io.guanhu.ownership.model.training;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A course with a test for all staff.
 *
 * @param version increases when lessons or questions change; answers are for one version
 * @param since the day from which staff must take it
 * @param renewedOn if it has changed so much that staff who passed before that day must pass again:
 *     the day on which the new version goes live, or a later one
 * @param minutes about how long it takes
 * @param passMark the percentage of questions that must be answered right
 * @param validMonths how long a pass is valid
 * @param daysToTake how long new staff have for the first pass, and everybody after a renewal
 */
public record Course(
        String id,
        int version,
        LocalDate since,
        @Nullable LocalDate renewedOn,
        int minutes,
        int passMark,
        int validMonths,
        int daysToTake,
        Bilingual title,
        List<Lesson> lessons,
        List<Question> questions) {

    private static final int ALL = 100;

    public Course {
        lessons = List.copyOf(lessons);
        questions = List.copyOf(questions);
        if (!id.matches("[a-z0-9-]{1,40}")
                || version < 1
                || minutes < 1
                || passMark < 1
                || passMark > ALL
                || validMonths < 1
                || daysToTake < 1) {
            throw new IllegalArgumentException("The terms of course " + id + " make no sense");
        }
        Set<String> ids = new HashSet<>();
        questions.forEach(each -> ids.add(each.id()));
        if (lessons.isEmpty() || questions.isEmpty() || ids.size() != questions.size()) {
            throw new IllegalArgumentException("Course " + id + " needs lessons, and questions with unique ids");
        }
    }

    /** A question, and whether it was answered correctly. */
    public record Verdict(Question question, boolean right) {}

    /**
     * The result of an attempt.
     *
     * @param score the percentage of questions answered right, rounded down
     */
    public record Marking(int score, boolean passed, List<Verdict> verdicts) {

        public Marking {
            verdicts = List.copyOf(verdicts);
        }
    }

    public Optional<Question> question(String wanted) {
        return questions.stream().filter(each -> each.id().equals(wanted)).findFirst();
    }

    /**
     * Marks an attempt.
     *
     * @param answers the chosen option, by the question's id
     * @throws IllegalArgumentException if a question is missing or its answer is not one of its
     *     options
     */
    public Marking mark(Map<String, String> answers) {
        List<Verdict> verdicts = questions.stream()
                .map(each -> new Verdict(each, each.right().equals(chosen(each, answers))))
                .toList();
        long right = verdicts.stream().filter(Verdict::right).count();
        // Compared without rounding: 79.9 percent is not 80.
        return new Marking(
                (int) (right * ALL / questions.size()), right * ALL >= (long) passMark * questions.size(), verdicts);
    }

    private static String chosen(Question question, Map<String, String> answers) {
        String option = Objects.requireNonNullElse(answers.get(question.id()), "");
        if (!question.offers(option)) {
            throw new IllegalArgumentException("Every question is answered by one of its options");
        }
        return option;
    }
}
