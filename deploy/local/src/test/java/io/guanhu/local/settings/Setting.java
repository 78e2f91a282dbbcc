package io.guanhu.local.settings;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One setting that a module reads.
 *
 * @param name the property's; {@code <name>} stands for a key that the operator chooses, {@code [n]} for an index
 * @param type of its value, as an operator would say it
 * @param fallback its default in the code; {@code null} if it has none there
 * @param optional whether the module runs without it
 * @param module that reads it
 */
record Setting(String name, String type, @Nullable String fallback, boolean optional, String module) {

    /** Its section in the document: the first two parts of its name. */
    String group() {
        String[] parts = name.split("\\.", -1);
        return parts.length < 3 ? "guanhu" : parts[0] + "." + parts[1];
    }

    /** Whether a key of a configuration file sets this setting; a key of a whole list sets those of its elements. */
    boolean isSetBy(String key) {
        String pattern = Pattern.quote(name).replace("<name>", "\\E[^.]+\\Q").replace("[n]", "\\E\\[\\d+]\\Q");
        return key.matches(pattern) || name.startsWith(key + "[n]");
    }
}
