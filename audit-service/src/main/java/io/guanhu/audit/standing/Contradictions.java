package io.guanhu.audit.standing;

import io.guanhu.tlog.note.SignedNote;
import io.guanhu.tlog.tree.Hash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Notes that contradict the log, one file each, as evidence that outlives this process. While there
 * is one, nothing is signed or served. An operator who has understood what happened moves the files
 * away and restarts.
 */
@Component
public class Contradictions {

    private static final Logger LOG = LoggerFactory.getLogger(Contradictions.class);

    private final Path directory;
    private volatile boolean any;

    Contradictions(@Value("${guanhu.audit.checkpoint-directory}") Path checkpoints) throws IOException {
        this.directory = checkpoints.resolve("contradictions");
        this.any = Files.isDirectory(directory) && !isEmpty(directory);
        if (any) {
            LOG.error("The log is contradicted: the evidence is in {}", directory);
        }
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.findAny().isEmpty();
        }
    }

    /** Whether there is evidence against the log. */
    boolean any() {
        return any;
    }

    /**
     * Stores a note as evidence; from now on the log counts as contradicted. Blocks while writing a
     * file.
     */
    public void add(String what, SignedNote note) {
        any = true;
        byte[] content = (what + "\n\n" + note).getBytes(StandardCharsets.UTF_8);
        String name = HexFormat.of().formatHex(Hash.sha256().digest(content)).substring(0, 16);
        Path file = directory.resolve(name + ".txt");
        try {
            Files.createDirectories(directory);
            if (!Files.exists(file)) {
                LOG.error("The log is contradicted: {}. The evidence is in {}", what, file);
                Files.write(file, content);
            }
        } catch (IOException failure) {
            LOG.error("The log is contradicted: {}. The evidence cannot be kept", what, failure);
        }
    }
}
