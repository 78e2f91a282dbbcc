package io.guanhu.testing;

import io.guanhu.tlog.note.Checkpoint;
import io.guanhu.tlog.note.NoteSigner;
import io.guanhu.tlog.note.SignedNote;
import io.guanhu.tlog.tree.Frontier;
import io.guanhu.tlog.tree.Hash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A test's own erasure ledger, with its key and its directory outside the database. It starts empty
 * and signed, so that a service under test knows that it has missed nothing.
 */
public final class TestLedger {

    private final String origin = "test-" + UUID.randomUUID() + "/erasure-ledger";
    private final Path directory = TemporaryDirectory.create("ledger");
    private final Path keyFile = TemporaryDirectory.create("ledger-key").resolve("ledger.pem");
    private final List<String> orders = new ArrayList<>();
    private final NoteSigner signer;

    private TestLedger(KeyPair keys) {
        this.signer = new NoteSigner(origin, keys);
        write(
                keyFile,
                block("PRIVATE KEY", keys.getPrivate().getEncoded())
                        + block("PUBLIC KEY", keys.getPublic().getEncoded()));
    }

    /** An empty ledger with a head signed now. */
    public static TestLedger create() {
        TestLedger ledger = unsigned();
        ledger.sign(Instant.now());
        return ledger;
    }

    /** A ledger that was never signed. */
    public static TestLedger unsigned() {
        try {
            return new TestLedger(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public String origin() {
        return origin;
    }

    public Path directory() {
        return directory;
    }

    /** The private key, in the form that the ledger's keeper reads. */
    public Path keyFile() {
        return keyFile;
    }

    public String verifierKey() {
        return signer.verifier().verifierKey();
    }

    /** Gives a service the address of the ledger, and its keeper the key. */
    public void properties(Map<String, Object> properties) {
        properties.put("guanhu.erasure-ledger.origin", origin);
        properties.put("guanhu.erasure-ledger.keys", verifierKey());
        properties.put("guanhu.erasure-ledger.directory", directory.toString());
        properties.put("guanhu.erasure-ledger.interval", "300ms");
        properties.put("guanhu.privacy.ledger.key", keyFile.toString());
        properties.put("guanhu.privacy.ledger.interval", "200ms");
    }

    /** How many entries it has. */
    public int size() {
        return orders.size();
    }

    /** Adds an entry that is not visible yet; returns its position. */
    public long add(String order) {
        orders.add(order);
        return orders.size();
    }

    /** Writes all entries to the directory. */
    public void publishEntries() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < orders.size(); i++) {
            lines.append("{\"position\":%d,\"order\":\"%s\"}\n".formatted(i + 1, escaped(i)));
        }
        write(directory.resolve("entries"), lines.toString());
    }

    /** Removes the entries again, so that only the head is visible. */
    public void hideEntries() {
        try {
            Files.deleteIfExists(directory.resolve("entries"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a head over all entries, signed now, to the directory. */
    public void signNow() {
        sign(Instant.now());
    }

    /** Writes a head over all entries to the directory. */
    public void sign(Instant at) {
        write(directory.resolve("checkpoint"), head(orders.size(), at));
    }

    /** A signed head over the first entries. */
    public String head(int size, Instant at) {
        Frontier tree = Frontier.EMPTY;
        for (String order : orders.subList(0, size)) {
            tree = tree.with(Hash.ofLeaf(order.getBytes(StandardCharsets.UTF_8)));
        }
        String text = new Checkpoint(origin, tree.size(), tree.root()).text()
                + "time "
                + at.truncatedTo(ChronoUnit.SECONDS)
                + "\n";
        return signer.countersign(new SignedNote(text)).toString();
    }

    private String escaped(int index) {
        return orders.get(index).replace("\\", "\\\\").replace("\"", "\\\"");
    }

    private static void write(Path file, String text) {
        try {
            Path draft = file.resolveSibling(file.getFileName() + ".draft");
            Files.writeString(draft, text);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String block(String type, byte[] content) {
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                .formatted(type, Base64.getEncoder().encodeToString(content), type);
    }
}
