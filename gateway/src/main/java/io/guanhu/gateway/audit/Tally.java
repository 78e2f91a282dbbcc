package io.guanhu.gateway.audit;

import java.util.HashMap;
import java.util.Map;

/** Counts refusals until they are written down, which is soon. */
final class Tally {

    /** Of more different ones in one go, those beyond are counted as one. */
    private final int most;

    private Map<Refusal, Long> counts = new HashMap<>();

    Tally(int most) {
        this.most = most;
    }

    synchronized void add(Refusal refusal) {
        boolean room = counts.size() < most || counts.containsKey(refusal);
        counts.merge(room ? refusal : refusal.ofOthers(), 1L, Long::sum);
    }

    /** What was counted since the last time. */
    synchronized Map<Refusal, Long> take() {
        Map<Refusal, Long> taken = counts;
        counts = new HashMap<>();
        return taken;
    }

    /** Gives back what could not be written down. */
    synchronized void giveBack(Map<Refusal, Long> taken) {
        taken.forEach((refusal, count) -> {
            boolean room = counts.size() < most || counts.containsKey(refusal);
            counts.merge(room ? refusal : refusal.ofOthers(), count, Long::sum);
        });
    }
}
