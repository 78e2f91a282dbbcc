package io.guanhu.local.layout;

import io.guanhu.testing.Ports;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** Checks, before anything is started, whether a port is in use and, on Linux, by which process. */
public final class PortCheck {

    private static final String LISTENING = "0A";

    private PortCheck() {}

    /** Waits for ports that are about to become free, up to the given time. */
    public static void awaitFree(int offset, Duration patience) {
        if (patience.isPositive()) {
            try {
                Awaitility.await()
                        .atMost(patience)
                        .pollInterval(Duration.ofMillis(200))
                        .until(() -> taken(offset).isEmpty());
            } catch (ConditionTimeoutException e) {
                // They are used by another process, which is named below.
            }
        }
        requireFree(offset);
    }

    static void requireFree(int offset) {
        List<Port> taken = taken(offset);
        if (!taken.isEmpty()) {
            throw new SuiteException(taken.stream()
                    .map(each -> sentence(each, each.at(offset)))
                    .collect(Collectors.joining(System.lineSeparator())));
        }
    }

    private static List<Port> taken(int offset) {
        return Stream.of(Port.values())
                .filter(each -> Ports.taken(each.at(offset)))
                .toList();
    }

    private static String sentence(Port port, int number) {
        return "Port %d, needed for %s, is taken%s."
                .formatted(
                        number,
                        port.purpose(),
                        holder(number).map(by -> " by " + by).orElse(""));
    }

    private static Optional<String> holder(int port) {
        return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
                .flatMap(table -> inode(Path.of(table), port).stream())
                .findFirst()
                .flatMap(PortCheck::process);
    }

    /**
     * The kernel's table: local address and port in hexadecimal, the state and, in the tenth
     * column, the inode.
     */
    private static Optional<String> inode(Path table, int port) {
        String suffix = ":%04X".formatted(port);
        try (Stream<String> lines = Files.lines(table)) {
            return lines.map(line -> line.strip().split("\\s+"))
                    .filter(row -> row.length > 9 && row[1].endsWith(suffix) && row[3].equals(LISTENING))
                    .map(row -> row[9])
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> process(String inode) {
        String wanted = "socket:[" + inode + "]";
        return ProcessHandle.allProcesses()
                .filter(each -> holds(each.pid(), wanted))
                .findFirst()
                .map(each -> "process "
                        + each.pid()
                        + each.info().command().map(c -> " (" + c + ")").orElse(""));
    }

    private static boolean holds(long pid, String socket) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of("/proc", Long.toString(pid), "fd"))) {
            for (Path file : files) {
                if (Files.readSymbolicLink(file).toString().equals(socket)) {
                    return true;
                }
            }
        } catch (IOException e) {
            return false;
        }
        return false;
    }
}
