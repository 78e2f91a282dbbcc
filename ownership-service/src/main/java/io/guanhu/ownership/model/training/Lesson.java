package io.guanhu.ownership.model.training;

import java.util.List;

/** A part of a course that is read in one sitting. */
public record Lesson(Bilingual title, List<Bilingual> paragraphs) {

    public Lesson {
        paragraphs = List.copyOf(paragraphs);
        if (paragraphs.isEmpty()) {
            throw new IllegalArgumentException("A lesson has at least one paragraph");
        }
    }
}
