package io.guanhu.local;

import io.guanhu.local.proof.Certificate;
import io.guanhu.local.proof.ErasureEvidence;
import io.guanhu.local.proof.NotProvenException;
import io.guanhu.tlog.proof.QuorumCheck.Met;
import io.guanhu.tlog.proof.TrustPolicy;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The command {@code deploy/local/verify-certificate}: checks a certificate of erasure using files
 * only.
 */
public final class VerifyCertificate {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private VerifyCertificate() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments, System.out, System.err));
    }

    /** Returns 0 if the certificate is valid, 1 if it is not, 2 if that cannot be decided. */
    static int run(String[] arguments, PrintStream out, PrintStream err) {
        if (arguments.length != 3) {
            err.println("Usage: verify-certificate CERTIFICATE.jws KEYS.json POLICY");
            return 2;
        }
        try {
            JsonNode keys = JSON.readTree(Files.readString(Path.of(arguments[1])));
            JsonNode claims = Certificate.verify(Files.readString(Path.of(arguments[0])), keys);
            ErasureEvidence evidence = ErasureEvidence.of(claims);
            TrustPolicy policy = TrustPolicy.parse(Files.readString(Path.of(arguments[2])));
            print(out, claims, evidence.inLog(policy));
            return 0;
        } catch (NotProvenException e) {
            err.println("NOT PROVEN: " + e.getMessage() + ".");
            return 1;
        } catch (NoSuchFileException e) {
            err.println("There is no file " + e.getFile() + ".");
            return 2;
        } catch (IOException | JacksonException | IllegalArgumentException e) {
            err.println("A file could not be read: " + e.getMessage());
            return 2;
        }
    }

    private static void print(PrintStream out, JsonNode claims, Met quorum) {
        out.println("PROVEN: the certificate is signed by a key in the given set and unchanged since.");
        line(out, "certificate", text(claims, "jti"));
        line(out, "request", text(claims, "sub") + ", filed at " + text(claims, "filedAt"));
        line(out, "customer", text(claims, "customerId"));
        line(out, "outcome", text(claims, "outcome"));
        for (JsonNode category : claims.path("categories")) {
            line(out, text(category, "category").toLowerCase(Locale.ROOT), decision(category));
        }
        for (JsonNode receipt : claims.path("receipts")) {
            line(out, "receipt", text(receipt, "holder") + " at " + text(receipt, "at"));
        }
        line(out, "ledger", "position " + text(claims.path("ledger"), "position"));
        line(
                out,
                "audit log",
                "holds the erasure among its first %d entries"
                        .formatted(quorum.checkpoint().size()));
        quorum.witnesses().forEach((name, at) -> line(out, "witnessed", "by " + name + " at " + at));
    }

    private static String decision(JsonNode category) {
        String until = text(category, "until");
        String citation = text(category, "citation");
        return text(category, "decision")
                + (until.isEmpty() ? "" : " until " + until)
                + (citation.isEmpty() ? "" : " (" + citation + ")");
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }

    private static void line(PrintStream out, String name, String value) {
        out.printf("  %-12s %s%n", name, value);
    }
}
