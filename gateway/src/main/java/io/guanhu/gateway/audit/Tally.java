package io.guanhu.gateway.audit;

import java.util.HashMap;
import java.util.Map;

/** Counts refusals in memory until they are written to disk shortly after. */
final class Tally {

    /** How many different refusals are counted separately; the rest are counted as one. */
    private final int most;

    private Map<Refusal, Long> counts = new HashMap<>();

    Tally(int most) {
        this.most = most;
    }

    synchronized void add(Refusal refusal) {
        boolean room = counts.size() < most || counts.containsKey(refusal);
        counts.merge(room ? refusal : refusal.ofOthers(), 1L, Long::sum);
    }

    /** The counts since the last call. */
    synchronized Map<Refusal, Long> take() {
        Map<Refusal, Long> taken = counts;
        counts = new HashMap<>();
        return taken;
    }

    /** Returns counts that could not be written. */
    synchronized void restore(Map<Refusal, Long> taken) {
        taken.forEach((refusal, count) -> {
            boolean room = counts.size() < most || counts.containsKey(refusal);
            counts.merge(room ? refusal : refusal.ofOthers(), count, Long::sum);
        });
    }
}
