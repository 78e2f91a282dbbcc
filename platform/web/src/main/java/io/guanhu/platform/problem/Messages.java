package io.guanhu.platform.problem;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.ResourceBundleMessageSource;

/** The texts of problems: the service's own {@code messages} first, then the platform's. */
final class Messages {

    private static final List<Locale> SPOKEN = List.of(Locale.SIMPLIFIED_CHINESE, Locale.CHINESE, Locale.ENGLISH);
    private static final int LONGEST_HEADER = 200;

    private final ResourceBundleMessageSource source = new ResourceBundleMessageSource();

    Messages(ClassLoader classes) {
        if (classes.getResource("messages.properties") != null) {
            source.addBasenames("messages");
        }
        source.addBasenames("guanhu-problems");
        source.setBundleClassLoader(classes);
        source.setDefaultEncoding(StandardCharsets.UTF_8.name());
        source.setFallbackToSystemLocale(false);
    }

    /** The language that best matches {@code Accept-Language}: zh-CN or English. */
    static Locale languageOf(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.length() > LONGEST_HEADER) {
            return Locale.ENGLISH;
        }
        try {
            Locale found = Locale.lookup(LanguageRange.parse(acceptLanguage), SPOKEN);
            return found == null || found.equals(Locale.ENGLISH) ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
        } catch (IllegalArgumentException _) {
            return Locale.ENGLISH;
        }
    }

    @Nullable
    String find(String key, Locale language, Object... arguments) {
        return source.getMessage(key, arguments, null, language);
    }
}
