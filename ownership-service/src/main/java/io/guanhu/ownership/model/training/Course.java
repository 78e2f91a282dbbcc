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
 * What every member of staff learns and is tested on.
 *
 * @param version grows when lessons or questions change: answers belong to one version
 * @param since the day from which on staff have to take it
 * @param renewedOn if what it teaches has changed so much that staff who passed before that day
 *     have to pass again: the day on which the new version goes live, or a later one
 * @param minutes about how long it takes
 * @param passMark percent of the questions that must be answered right
 * @param validMonths how long a pass is good for
 * @param daysToTake how long a new member of staff has until the first pass, and everybody once the
 *     course was renewed
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
            throw new IllegalArgumentException("Course " + id + " has lessons, and questions with ids of their own");
        }
    }

    /** A question, and whether it was answered right. */
    public record Verdict(Question question, boolean right) {}

    /**
     * What an attempt is worth.
     *
     * @param score percent of the questions that were answered right, rounded down
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
     * @param answers the option that was chosen, by the question's id
     * @throws IllegalArgumentException if a question is not answered by one of its options
     */
    public Marking mark(Map<String, String> answers) {
        List<Verdict> verdicts = questions.stream()
                .map(each -> new Verdict(each, each.right().equals(chosen(each, answers))))
                .toList();
        long right = verdicts.stream().filter(Verdict::right).count();
        // Compared without rounding: 79.9 percent is no 80.
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
