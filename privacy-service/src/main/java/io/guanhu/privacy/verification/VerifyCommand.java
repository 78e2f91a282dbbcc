package io.guanhu.privacy.verification;

import io.guanhu.privacy.verification.CertificateVerification.Result;
import io.guanhu.tlog.proof.TrustPolicy;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code verify-certificate <certificate.jws> <keys.json> <policy>}. */
public final class VerifyCommand {

    public static final String NAME = "verify-certificate";

    private VerifyCommand() {}

    /** Prints the result. Returns exit code 0 only for a valid certificate. */
    public static int run(List<String> arguments, PrintStream out) throws IOException {
        if (arguments.size() != 3) {
            out.println("Usage: " + NAME + " <certificate.jws> <keys.json> <certificate-policy>");
            return 2;
        }
        TrustPolicy policy;
        try {
            policy = TrustPolicy.parse(read(arguments.get(2)));
        } catch (IllegalArgumentException malformed) {
            out.println(malformed.getMessage());
            return 2;
        }
        return switch (CertificateVerification.verify(read(arguments.get(0)), read(arguments.get(1)), policy)) {
            case Result.Valid(var claims) -> {
                out.println("PROVEN");
                out.println(claims.toPrettyString());
                yield 0;
            }
            case Result.Invalid(var reason) -> {
                out.println("NOT PROVEN: " + reason);
                yield 1;
            }
        };
    }

    private static String read(String file) throws IOException {
        return Files.readString(Path.of(file));
    }
}
