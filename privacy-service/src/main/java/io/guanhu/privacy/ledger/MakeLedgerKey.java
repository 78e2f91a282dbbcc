package io.guanhu.privacy.ledger;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** {@code make-ledger-key <origin> <file>}: creates the key that signs the ledger's heads. */
public final class MakeLedgerKey {

    public static final String NAME = "make-ledger-key";

    private MakeLedgerKey() {}

    /** Prints the public key, which every holder must configure. Returns exit code 0 on success. */
    public static int run(List<String> arguments, PrintStream out) throws IOException {
        if (arguments.size() != 2) {
            out.println("Usage: " + NAME + " <origin> <file>");
            return 2;
        }
        out.println(LedgerKeyFile.make(arguments.getFirst(), Path.of(arguments.getLast()))
                .verifierKey());
        return 0;
    }
}
