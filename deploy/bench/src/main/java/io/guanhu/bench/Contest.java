package io.guanhu.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/**
 * Measures two ways of doing the same work in turns, so that a noisy machine disturbs both alike.
 * The first way is also measured against itself: how far that ratio is from 1 is the noise.
 */
public final class Contest {

    private final String name;
    private final String unit;
    private final int rounds;

    public Contest(String name, String unit, int rounds) {
        this.name = name;
        this.unit = unit;
        this.rounds = rounds;
    }

    /** One way: does a round's work, and returns how many units that was. */
    public record Way(String name, Callable<Long> round) {}

    /** Prints the median rates and the ratio of the first to the second, and returns the ratio. */
    public double run(Way one, Way other) throws Exception {
        rate(one);
        rate(other);
        double noise = compare(one, one);
        System.out.printf(Locale.ROOT, "%s: %s against itself: %.2f (1.00 is no noise)%n", name, one.name(), noise);
        double ratio = compare(one, other);
        System.out.printf(Locale.ROOT, "%s: %s / %s = %.2f%n", name, one.name(), other.name(), ratio);
        return ratio;
    }

    private double compare(Way one, Way other) throws Exception {
        List<Double> first = new ArrayList<>();
        List<Double> second = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            first.add(rate(one));
            second.add(rate(other));
        }
        print(one, first);
        print(other, second);
        return median(first) / median(second);
    }

    private void print(Way way, List<Double> rates) {
        System.out.printf(
                Locale.ROOT,
                "%s: %-28s %,12.0f %s/s (median of %d; %,.0f to %,.0f)%n",
                name,
                way.name(),
                median(rates),
                unit,
                rates.size(),
                rates.stream().mapToDouble(Double::doubleValue).min().orElse(0),
                rates.stream().mapToDouble(Double::doubleValue).max().orElse(0));
    }

    private static double rate(Way way) throws Exception {
        long start = System.nanoTime();
        long units = way.round().call();
        return units * 1e9 / (System.nanoTime() - start);
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
