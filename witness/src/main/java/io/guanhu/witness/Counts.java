package io.guanhu.witness;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counters for Prometheus. */
final class Counts {

    private final Map<Integer, LongAdder> answers = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> contradictions = new ConcurrentHashMap<>();

    void answered(int status) {
        answers.computeIfAbsent(status, _ -> new LongAdder()).increment();
    }

    void contradicted(String origin) {
        contradictions.computeIfAbsent(origin, _ -> new LongAdder()).increment();
    }

    /** All counters and the latest sizes, in Prometheus's text format. */
    String exposition(Map<String, Long> sizes) {
        StringBuilder text = new StringBuilder("# TYPE witness_answers_total counter\n");
        new TreeMap<>(answers)
                .forEach((status, count) ->
                        text.append("witness_answers_total{status=\"%d\"} %d\n".formatted(status, count.sum())));
        text.append("# TYPE witness_contradictions_total counter\n");
        sizes.keySet().forEach(origin -> {
            LongAdder count = contradictions.get(origin);
            text.append("witness_contradictions_total{log=\"%s\"} %d\n"
                    .formatted(escape(origin), count == null ? 0 : count.sum()));
        });
        text.append("# TYPE witness_size gauge\n");
        sizes.forEach((origin, size) -> text.append("witness_size{log=\"%s\"} %d\n".formatted(escape(origin), size)));
        return text.toString();
    }

    private static String escape(String label) {
        return label.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
