package io.guanhu.local.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PortCheckIT {

    private static final int OFFSET = 23_000;

    @Test
    void namesThePortItsPurposeAndWhoHoldsIt() throws IOException {
        int port = Port.INBOX.at(OFFSET);
        try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> PortCheck.requireFree(OFFSET))
                    .isInstanceOf(SuiteException.class)
                    .hasMessageContaining("Port " + port)
                    .hasMessageContaining("the page with SMS and emails")
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
        }
        assertThatCode(() -> PortCheck.requireFree(OFFSET)).doesNotThrowAnyException();
    }

    @Test
    void waitsForAPortThatIsAboutToBecomeFree() throws Exception {
        ServerSocket ending = new ServerSocket(Port.INBOX.at(OFFSET), 1, InetAddress.getLoopbackAddress());
        try (ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor()) {
            Future<?> end = later.schedule(() -> close(ending), 1, TimeUnit.SECONDS);
            PortCheck.awaitFree(OFFSET, Duration.ofSeconds(20));
            assertThat(end.isDone() || ending.isClosed()).isTrue();
        }
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
