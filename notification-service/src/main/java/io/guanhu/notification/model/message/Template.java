package io.guanhu.notification.model.message;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with placeholders. <code>{code}</code> is required. <code>[[until {date}]]</code> is left
 * out if one of its placeholders has no value, and <code>[[?last This is the last message.]]</code>
 * if there is no value of that name.
 */
public final class Template {

    private static final Pattern PLACE = Pattern.compile("\\{([a-zA-Z][a-zA-Z0-9]*)}");
    private static final Pattern OPTION =
            Pattern.compile("\\[\\[(?:\\?([a-zA-Z][a-zA-Z0-9]*) )?(.*?)]]", Pattern.DOTALL);

    private final String text;

    public Template(String text) {
        this.text = text;
    }

    /** The text, or a required placeholder without a value. */
    public sealed interface Rendered {

        /** All placeholders are filled. */
        record Text(String text) implements Rendered {}

        /** This placeholder has no value. */
        record Missing(String place) implements Rendered {}
    }

    /** The required placeholders. */
    public Set<String> required() {
        return places(OPTION.matcher(text).replaceAll(""));
    }

    /** All placeholders. */
    public Set<String> places() {
        return places(text);
    }

    public Rendered render(Map<String, String> values) {
        String chosen = OPTION.matcher(text)
                .replaceAll(option -> holds(option, values) ? Matcher.quoteReplacement(option.group(2)) : "");
        Optional<String> missing = places(chosen).stream()
                .filter(place -> !values.containsKey(place))
                .findFirst();
        if (missing.isPresent()) {
            return new Rendered.Missing(missing.get());
        }
        return new Rendered.Text(PLACE.matcher(chosen)
                .replaceAll(place -> Matcher.quoteReplacement(values.getOrDefault(place.group(1), ""))));
    }

    private static boolean holds(MatchResult option, Map<String, String> values) {
        String condition = option.group(1);
        return (condition == null || values.containsKey(condition))
                && values.keySet().containsAll(places(option.group(2)));
    }

    private static Set<String> places(String text) {
        Set<String> places = new TreeSet<>();
        PLACE.matcher(text).results().forEach(place -> places.add(place.group(1)));
        return places;
    }
}
