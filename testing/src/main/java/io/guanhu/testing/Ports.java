package io.guanhu.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** Ports of this machine. */
public final class Ports {

    private Ports() {}

    /** A port that nobody listens on right now. */
    public static int free() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether somebody listens on this port of the loopback interface. */
    public static boolean taken(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Waits until the process listens; an exception tells that it ended or was too slow. */
    static void awaitOpen(int port, Process process, String name, Duration limit) {
        try {
            Awaitility.await()
                    .atMost(limit)
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> !process.isAlive() || taken(port));
        } catch (ConditionTimeoutException e) {
            throw new IllegalStateException(
                    name
                            + " did not listen on port "
                            + port
                            + " within "
                            + limit.toSeconds()
                            + " s.",
                    e);
        }
        if (!process.isAlive()) {
            throw new IllegalStateException(name + " ended while it was starting.");
        }
    }
}
