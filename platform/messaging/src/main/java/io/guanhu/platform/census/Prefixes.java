package io.guanhu.platform.census;

import io.guanhu.platform.contract.CustomerEvents.CensusPart;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Parts of a set by the beginning of their members' hashes, in hexadecimal: a part has 256 parts of
 * its own, one byte longer.
 */
public final class Prefixes {

    /** The whole set. */
    public static final String ALL = "";

    private static final int DIGITS = 2;

    private Prefixes() {}

    /** What a part is a part of. */
    public static String parent(String prefix) {
        return prefix.substring(0, prefix.length() - DIGITS);
    }

    /** What these are all the parts of that are not empty. */
    public static Set<String> parents(Collection<CensusPart> parts) {
        return parts.stream().map(part -> parent(part.prefix())).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The parts that are not the same here and there; what is on one side only is empty there. */
    public static List<String> differing(Collection<CensusPart> there, Collection<CensusPart> here) {
        Map<String, CensusPart> ours = byPrefix(here);
        Map<String, CensusPart> theirs = byPrefix(there);
        Set<String> all = new TreeSet<>(ours.keySet());
        all.addAll(theirs.keySet());
        return all.stream()
                .filter(prefix -> differ(ours.get(prefix), theirs.get(prefix)))
                .toList();
    }

    /**
     * As many of these parts as there may be. Each census begins at a place of its own, so that
     * parts which differ for good do not keep the others from their turn.
     */
    public static List<String> some(List<String> of, UUID census, int limit) {
        List<String> turned = new ArrayList<>(of);
        Collections.rotate(turned, census.hashCode());
        return turned.stream().limit(limit).toList();
    }

    private static boolean differ(@Nullable CensusPart one, @Nullable CensusPart other) {
        return one == null || !one.equals(other);
    }

    private static Map<String, CensusPart> byPrefix(Collection<CensusPart> parts) {
        Map<String, CensusPart> byPrefix = new LinkedHashMap<>();
        parts.forEach(part -> byPrefix.put(part.prefix(), part));
        return byPrefix;
    }
}
