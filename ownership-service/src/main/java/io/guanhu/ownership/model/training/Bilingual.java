package io.guanhu.ownership.model.training;

import java.util.Locale;

/** A text in both languages of the bank. */
public record Bilingual(String chinese, String english) {

    public Bilingual {
        if (chinese.isBlank() || english.isBlank()) {
            throw new IllegalArgumentException("Words are there in both languages");
        }
    }

    public String in(Locale language) {
        return language.getLanguage().equals("zh") ? chinese : english;
    }
}
