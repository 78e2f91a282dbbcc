package io.guanhu.platform.erasure;

import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.contract.PrivacyEvents.Finding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Findings of several rounds of the same erasure. */
final class Findings {

    private static final String NOTHING_HELD = "NOTHING_HELD";

    private Findings() {}

    /**
     * One finding per store and category: what was removed adds up, and an action counts more than
     * having found nothing left to act on.
     */
    static List<Finding> together(List<Finding> earlier, List<Finding> later) {
        Map<Place, Finding> merged = new LinkedHashMap<>();
        earlier.forEach(finding -> merged.put(Place.of(finding), finding));
        later.forEach(finding -> merged.merge(Place.of(finding), finding, Findings::merge));
        return List.copyOf(merged.values());
    }

    static boolean clean(List<Finding> readBack) {
        return readBack.stream().allMatch(finding -> finding.readBack() == 0);
    }

    private static Finding merge(Finding earlier, Finding later) {
        return new Finding(
                later.store(),
                later.category(),
                later.action().equals(NOTHING_HELD) ? earlier.action() : later.action(),
                earlier.removed() + later.removed(),
                later.readBack());
    }

    private record Place(String store, DataCategory category) {
        static Place of(Finding finding) {
            return new Place(finding.store(), finding.category());
        }
    }
}
