package io.guanhu.local;

import io.guanhu.local.layout.Progress;
import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Prints one line for each component that is ready, and a last line with those still awaited. On a
 * terminal the last line is rewritten every second; elsewhere a new one is printed every 15
 * seconds.
 */
final class TerminalProgress implements Progress, AutoCloseable {

    private static final Duration LIVE = Duration.ofSeconds(1);
    private static final Duration PLAIN = Duration.ofSeconds(15);
    private static final int WIDTH = 100;

    private final PrintStream out;
    private final boolean live;
    private final long start = System.nanoTime();

    /** The progress of components that report it. */
    private final Map<String, String> awaited = new LinkedHashMap<>();

    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().factory());
    private int liveLength;

    TerminalProgress(PrintStream out, boolean live) {
        this.out = out;
        this.live = live;
        long period = (live ? LIVE : PLAIN).toMillis();
        var _ = ticker.scheduleAtFixedRate(this::tick, period, period, TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void started(String component) {
        awaited.put(component, "");
        tickLive();
    }

    @Override
    public synchronized void ready(String component, Duration took) {
        awaited.remove(component);
        line("  %-22s ready after %5.1f s".formatted(component, took.toMillis() / 1000.0));
    }

    @Override
    public synchronized void say(String sentence) {
        line("  " + sentence);
    }

    @Override
    public synchronized void reached(String component, String sentence) {
        awaited.put(component, " (" + sentence + ")");
        tickLive();
    }

    private void line(String text) {
        if (ticker.isShutdown()) {
            return;
        }
        erase();
        out.println(text);
        tickLive();
    }

    private synchronized void tick() {
        if (awaited.isEmpty() || ticker.isShutdown()) {
            return;
        }
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
        String names = awaited.entrySet().stream()
                .map(each -> each.getKey() + each.getValue())
                .collect(Collectors.joining(", "));
        String text = "  %d s, waiting for %s".formatted(seconds, names);
        if (live) {
            erase();
            String shown = text.length() > WIDTH ? text.substring(0, WIDTH - 1) + "…" : text;
            out.print(shown);
            out.flush();
            liveLength = shown.length();
        } else {
            out.println(text);
        }
    }

    private void tickLive() {
        if (live) {
            tick();
        }
    }

    private void erase() {
        if (liveLength > 0) {
            out.print("\r" + " ".repeat(liveLength) + "\r");
            liveLength = 0;
        }
    }

    /** Seconds since the first line, with one decimal. */
    String elapsed() {
        return String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - start) / 1e9);
    }

    /** Stops printing, so that others can use the terminal. */
    synchronized void finish() {
        ticker.shutdownNow();
        awaited.clear();
        erase();
    }

    @Override
    public void close() {
        finish();
    }
}
