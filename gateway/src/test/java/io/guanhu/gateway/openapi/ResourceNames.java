package io.guanhu.gateway.openapi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * One thing has one name in the API: what is read has its {@code id}, which its path has as {@code
 * {id}}, and came to be at {@code createdAt}.
 */
final class ResourceNames {

    /** Natural keys: a year, a number in the realm, a file's path. */
    private static final Set<String> NATURAL_KEYS = Set.of("year", "employeeId", "purpose", "number", "path");

    /** Other names for the time of creation. */
    private static final Pattern CREATED =
            Pattern.compile("(added|filed|made|opened|placed|proposed|requested|submitted)At");

    /** An epoch opens when the one before it ends, but exists earlier. */
    private static final Set<String> NOT_CREATED = Set.of("EpochRecord.openedAt");

    private static final Pattern PARAMETER = Pattern.compile("([a-z-]+)/\\{([^}]+)}");
    private static final Pattern ITS_OWN = Pattern.compile("(.+)(Id|Version)");

    private ResourceNames() {}

    /** The names in a document that break the rule. */
    static List<String> faultsOf(JsonNode document) {
        List<String> faults = new ArrayList<>();
        document.path("paths").propertyNames().stream()
                .filter(path -> !wellNamed(path))
                .forEach(faults::add);
        document.at("/components/schemas").properties().stream()
                .flatMap(each -> faultsOf(each.getKey(), each.getValue()))
                .forEach(faults::add);
        return faults;
    }

    /** The first parameter is an id or a natural key; later ones have specific names. */
    private static boolean wellNamed(String path) {
        List<MatchResult> found = PARAMETER.matcher(path).results().toList();
        return found.stream()
                .allMatch(each ->
                        NATURAL_KEYS.contains(each.group(2)) || each.group(2).equals(expected(each, found)));
    }

    private static String expected(MatchResult each, List<MatchResult> found) {
        return each.start() == found.getFirst().start() ? "id" : each.group(1).replaceFirst("s$", "");
    }

    private static Stream<String> faultsOf(String schema, JsonNode described) {
        return described.path("properties").propertyNames().stream()
                .filter(name ->
                        namesItself(schema, name) || CREATED.matcher(name).matches())
                .map(name -> schema + "." + name)
                .filter(name -> !NOT_CREATED.contains(name));
    }

    private static boolean namesItself(String schema, String property) {
        var own = ITS_OWN.matcher(property);
        return own.matches()
                && Arrays.stream(schema.split("(?=[A-Z])")).anyMatch(word -> word.equalsIgnoreCase(own.group(1)));
    }
}
