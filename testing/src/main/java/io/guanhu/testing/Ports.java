package io.guanhu.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** Ports of this machine. */
public final class Ports {

    private static final int LOWEST = 10_240;
    private static final int HIGHEST = 20_000;
    private static final int ATTEMPTS = 100;

    private Ports() {}

    /**
     * A port that is free now. Below those that the system uses for outgoing connections, one of
     * which could otherwise take it before a slow server listens, and not among those of the local
     * suite.
     */
    public static int free() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (bindable(port)) {
                return port;
            }
        }
        throw new IllegalStateException("There is no free port between " + LOWEST + " and " + HIGHEST + ".");
    }

    private static boolean bindable(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    /** Whether something listens on this port of the loopback interface. */
    public static boolean taken(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Waits until the process listens; the exception says whether it ended or was too slow. */
    static void awaitOpen(int port, Process process, String name, Duration limit) {
        try {
            Awaitility.await()
                    .atMost(limit)
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> !process.isAlive() || taken(port));
        } catch (ConditionTimeoutException e) {
            throw new IllegalStateException(
                    name + " did not listen on port " + port + " within " + limit.toSeconds() + " s.", e);
        }
        if (!process.isAlive()) {
            throw new IllegalStateException(name + " ended while it was starting.");
        }
    }
}
