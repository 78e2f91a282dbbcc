package io.guanhu.witness;

import io.guanhu.tlog.proof.TrustPolicy;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;

/** Runs a witness until the process is stopped. */
public final class Main {

    private static final TrustPolicy NO_LOGS = TrustPolicy.parse("quorum none\n");

    private Main() {}

    public static void main(String[] arguments) {
        System.setProperty("java.util.logging.SimpleFormatter.format", "%1$tFT%1$tT.%1$tL %4$s %5$s%6$s%n");
        try {
            run(Options.parse(List.of(arguments)));
        } catch (IllegalArgumentException wrong) {
            System.err.println("witness: " + wrong.getMessage());
            System.err.print(Options.USAGE);
            System.exit(2);
        } catch (IOException | IllegalStateException failure) {
            System.err.println("witness: " + failure.getMessage());
            System.exit(1);
        }
    }

    private static void run(Options options) throws IOException {
        if (options.keysOnly()) {
            try (Witness witness = new Witness(options.data(), options.name(), NO_LOGS, Clock.systemUTC())) {
                System.out.print(witness.keys());
            }
            return;
        }
        TrustPolicy logs = TrustPolicy.parse(Files.readString(options.logs()));
        Witness witness = new Witness(options.data(), options.name(), logs, Clock.systemUTC());
        InetSocketAddress address = new InetSocketAddress(options.address(), options.port());
        WitnessServer server = WitnessServer.start(witness, address, options.rate());
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop"));
        System.getLogger("witness")
                .log(
                        System.Logger.Level.INFO,
                        "The witness {0} listens on {1}:{2,number,#} for {3} logs",
                        options.name(),
                        options.address(),
                        server.port(),
                        logs.logs().size());
    }
}
