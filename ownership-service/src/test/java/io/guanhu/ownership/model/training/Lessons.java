package io.guanhu.ownership.model.training;

import io.guanhu.ownership.model.training.Question.Option;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Courses for tests. */
public final class Lessons {

    static final Bilingual WORDS = new Bilingual("字", "words");

    private Lessons() {}

    /** With this many questions {@code q0}, {@code q1} …, of which {@code b} is the right answer. */
    public static Course course(int questions, int passMark) {
        return course(questions, passMark, null);
    }

    static Course renewed(LocalDate on) {
        return course(5, 80, on);
    }

    private static Course course(int questions, int passMark, @Nullable LocalDate renewedOn) {
        return new Course(
                "course",
                1,
                LocalDate.parse("2026-01-01"),
                renewedOn,
                15,
                passMark,
                12,
                30,
                WORDS,
                List.of(new Lesson(WORDS, List.of(WORDS))),
                IntStream.range(0, questions).mapToObj(n -> question("q" + n)).toList());
    }

    static Question question(String id) {
        return new Question(id, WORDS, List.of(new Option("a", WORDS), new Option("b", WORDS)), "b", WORDS);
    }
}
