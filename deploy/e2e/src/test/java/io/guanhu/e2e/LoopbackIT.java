package io.guanhu.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.local.suite.LocalSuite;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The suite has published passwords, so it only listens on its own machine. */
class LoopbackIT {

    private final LocalSuite suite = RunningSuite.shared();

    @Test
    void listensOnNoOtherInterface() throws IOException {
        for (InetAddress address : otherAddresses()) {
            for (int port : suite.ports()) {
                assertThat(listens(address, port)).as(address + " " + port).isFalse();
            }
        }
        assertThat(suite.ports()).isNotEmpty().allMatch(port -> listens(InetAddress.getLoopbackAddress(), port));
    }

    /** The machine's own address, and an unusual one of the loopback interface. */
    private static List<InetAddress> otherAddresses() throws IOException {
        return Stream.concat(
                        Stream.of(InetAddress.ofLiteral("127.0.0.2")),
                        NetworkInterface.networkInterfaces()
                                .flatMap(NetworkInterface::inetAddresses)
                                .filter(each -> !each.isLoopbackAddress()))
                .toList();
    }

    private static boolean listens(InetAddress address, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 1_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
