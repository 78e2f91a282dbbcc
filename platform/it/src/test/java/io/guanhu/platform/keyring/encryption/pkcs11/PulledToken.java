package io.guanhu.platform.keyring.encryption.pkcs11;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import reactor.core.publisher.Mono;

/**
 * A process whose tokens are taken away under its hands; tells what the adapter makes of it. A
 * process of its own, since SoftHSM does not take tokens back that were gone.
 */
final class PulledToken {

    private PulledToken() {}

    public static void main(String[] arguments) throws IOException {
        SoftHsm hsm = SoftHsm.shared();
        TokenPlace place = hsm.freshToken();
        try (Pkcs11KeyEncryption service =
                new Pkcs11KeyEncryption(place, Pin.of(SoftHsm.PIN), Clock.systemUTC(), Duration.ofSeconds(20))) {
            tell("create", service.create("one"));
            byte[] wrapped = Objects.requireNonNull(
                    service.wrap("one", new byte[32], new byte[0]).block());
            hsm.pullOut();
            for (int i = 0; i < 2; i++) {
                tell("state", service.state("one"));
                tell("state-of-unknown", service.state("never-made"));
                tell("unwrap", service.unwrap("one", wrapped, new byte[0]));
                tell("destroy", service.destroy("one").thenReturn(true));
                tell("create", service.create("two"));
            }
        }
    }

    @SuppressWarnings("SystemOut") // What the parent process reads.
    private static void tell(String call, Mono<?> work) {
        String outcome;
        try {
            outcome = work.block() == null ? "nothing" : "done";
        } catch (RuntimeException e) {
            outcome = e.getClass().getSimpleName();
        }
        System.out.println("outcome " + call + " " + outcome);
    }
}
