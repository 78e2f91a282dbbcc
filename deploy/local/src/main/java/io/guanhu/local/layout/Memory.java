package io.guanhu.local.layout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How much memory processes use. On Linux, shared pages are divided among the processes that share
 * them.
 */
public final class Memory {

    private Memory() {}

    /** The memory of a process and its descendants, in KiB. */
    public static long ofTree(ProcessHandle root) {
        return Stream.concat(Stream.of(root), root.descendants())
                .mapToLong(each -> of(each.pid()))
                .sum();
    }

    /** The memory of one process, in KiB. */
    public static long of(long pid) {
        Path process = Path.of("/proc", Long.toString(pid));
        return field(process.resolve("smaps_rollup"), "Pss:")
                .or(() -> field(process.resolve("status"), "VmRSS:"))
                .orElse(0L);
    }

    private static Optional<Long> field(Path file, String name) {
        try {
            List<String> lines = Files.readAllLines(file);
            return lines.stream()
                    .filter(line -> line.startsWith(name))
                    .map(line -> Long.valueOf(line.substring(name.length()).replaceAll("\\D", "")))
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
