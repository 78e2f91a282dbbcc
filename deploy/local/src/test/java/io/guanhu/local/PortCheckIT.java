package io.guanhu.local;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
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
}
