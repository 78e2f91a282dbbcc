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
 * Divides a set by the beginning of its members' hashes, in hexadecimal: each part has 256 parts,
 * whose prefix is one byte longer.
 */
public final class Prefixes {

    /** The whole set. */
    public static final String ALL = "";

    private static final int DIGITS = 2;

    private Prefixes() {}

    /** The part that contains this one. */
    public static String parent(String prefix) {
        return prefix.substring(0, prefix.length() - DIGITS);
    }

    /** The parts that contain these. */
    public static Set<String> parents(Collection<CensusPart> parts) {
        return parts.stream().map(part -> parent(part.prefix())).collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * The parts that differ between the two sides; a part on one side only is empty on the other.
     */
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
     * Up to this many of the parts. Each census starts at a different one, so that parts which
     * always differ do not keep the others from being compared.
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
