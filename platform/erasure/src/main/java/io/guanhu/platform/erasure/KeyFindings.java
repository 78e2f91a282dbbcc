package io.guanhu.platform.erasure;

import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.contract.ReceiptEvents.Action;
import io.guanhu.platform.contract.ReceiptEvents.Finding;
import io.guanhu.platform.keyring.CustomerKeys;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a receipt says about keys: one finding per category, for all owners together. */
final class KeyFindings {

    private static final String STORE = "key:";

    private KeyFindings() {}

    static boolean isOne(Finding finding) {
        return finding.store().startsWith(STORE);
    }

    /** A key that never existed is not reported as destroyed. */
    static List<Finding> of(List<KeysToDestroy> doomed, Map<UUID, CustomerKeys> keys) {
        Map<DataCategory, Long> living = new EnumMap<>(DataCategory.class);
        for (KeysToDestroy each : doomed) {
            CustomerKeys theirs = keys.get(each.owner());
            for (DataCategory category : each.categories()) {
                boolean lives = theirs != null && theirs.living(category);
                living.merge(category, lives ? 1L : 0L, Long::sum);
            }
        }
        List<Finding> findings = new ArrayList<>();
        living.forEach((category, count) -> findings.add(new Finding(
                STORE + category, category, count > 0 ? Action.KEY_DESTROYED : Action.NOTHING_HELD, count, 0)));
        return findings;
    }

    /**
     * Adds findings about keys. One that says destroyed is not replaced, because it was counted
     * while the key still existed.
     */
    static List<Finding> add(List<Finding> earlier, List<Finding> keys) {
        List<Finding> all = new ArrayList<>();
        for (Finding each : earlier) {
            if (!isOne(each) || each.action() == Action.KEY_DESTROYED || !contains(keys, each)) {
                all.add(each);
            }
        }
        keys.stream().filter(each -> !contains(all, each)).forEach(all::add);
        return all;
    }

    /**
     * The findings about keys after a read-back.
     *
     * @param living the current findings, from {@link #of}
     */
    static List<Finding> readBack(List<Finding> erased, List<Finding> living) {
        return erased.stream()
                .filter(KeyFindings::isOne)
                .map(each -> new Finding(
                        each.store(), each.category(), each.action(), each.removed(), livingOf(each, living)))
                .toList();
    }

    private static long livingOf(Finding finding, List<Finding> living) {
        return living.stream()
                .filter(each -> each.store().equals(finding.store()))
                .mapToLong(Finding::removed)
                .sum();
    }

    private static boolean contains(List<Finding> findings, Finding finding) {
        return findings.stream().anyMatch(each -> each.store().equals(finding.store()));
    }
}
