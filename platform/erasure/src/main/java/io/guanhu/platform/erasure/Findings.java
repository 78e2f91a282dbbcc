package io.guanhu.platform.erasure;

import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.contract.ReceiptEvents.Action;
import io.guanhu.platform.contract.ReceiptEvents.Finding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Combines the findings of several rounds of one erasure. */
public final class Findings {

    private Findings() {}

    /**
     * One finding per store and category. Removed counts add up, and an action takes precedence
     * over having found nothing left to act on.
     */
    public static List<Finding> merge(List<Finding> earlier, List<Finding> later) {
        Map<Place, Finding> merged = new LinkedHashMap<>();
        earlier.forEach(finding -> merged.put(Place.of(finding), finding));
        later.forEach(finding -> merged.merge(Place.of(finding), finding, Findings::merge));
        return List.copyOf(merged.values());
    }

    /** Whether the read-back checked every erased place and found nothing there. */
    public static boolean clean(List<Finding> erased, List<Finding> readBack) {
        return readBack.stream().allMatch(finding -> finding.readBack() == 0)
                && places(readBack).containsAll(places(erased));
    }

    private static Set<Place> places(List<Finding> findings) {
        return findings.stream().map(Place::of).collect(Collectors.toSet());
    }

    private static Finding merge(Finding earlier, Finding later) {
        return new Finding(
                later.store(),
                later.category(),
                later.action() == Action.NOTHING_HELD ? earlier.action() : later.action(),
                earlier.removed() + later.removed(),
                later.readBack());
    }

    private record Place(String store, DataCategory category) {
        static Place of(Finding finding) {
            return new Place(finding.store(), finding.category());
        }
    }
}
