package io.guanhu.e2e.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page as the console's own list has it, so that no new page goes untested.
 *
 * @param path with names of parameters
 * @param permissions of which one is enough; none means that all may open it
 * @param chinese how the menu calls it; empty for a page that others lead to
 */
record ListedPage(String path, List<String> permissions, String chinese, String english) {

    private static final Path LIST = Path.of("gateway/console/src/pages.ts");
    private static final Pattern ENTRY = Pattern.compile("path: '([^']+)',(.*?)load:", Pattern.DOTALL);
    private static final Pattern PERMISSIONS = Pattern.compile("permissions: \\[([^]]*)]", Pattern.DOTALL);
    private static final Pattern TITLE = Pattern.compile("title: \\{\\s*'zh-CN': '([^']+)',\\s*en: '([^']+)'");
    private static final Pattern QUOTED = Pattern.compile("'([^']+)'");

    static List<ListedPage> all(Path root) {
        try {
            List<ListedPage> pages = new ArrayList<>();
            Matcher entry = ENTRY.matcher(Files.readString(root.resolve(LIST)));
            while (entry.find()) {
                pages.add(of(entry.group(1), entry.group(2)));
            }
            return List.copyOf(pages);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ListedPage of(String path, String rest) {
        Matcher title = TITLE.matcher(rest);
        boolean named = title.find();
        return new ListedPage(
                path,
                PERMISSIONS
                        .matcher(rest)
                        .results()
                        .flatMap(found -> quoted(found.group(1)))
                        .toList(),
                named ? title.group(1) : "",
                named ? title.group(2) : "");
    }

    private static Stream<String> quoted(String list) {
        return QUOTED.matcher(list).results().map(found -> found.group(1));
    }

    boolean isInTheMenu() {
        return !english.isEmpty();
    }

    boolean opensFor(List<String> permitted) {
        return permissions.isEmpty() || permissions.stream().anyMatch(permitted::contains);
    }
}
