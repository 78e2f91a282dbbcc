package io.guanhu.tlog.note;

import io.guanhu.tlog.tree.Hash;
import java.util.List;

/**
 * What a log commits to (C2SP tlog-checkpoint).
 *
 * @param origin names the log permanently
 */
public record Checkpoint(String origin, long size, Hash root) {

    /** The text that is signed. */
    public String text() {
        return origin + "\n" + size + "\n" + root.base64() + "\n";
    }

    /**
     * Reads the text of a checkpoint; extension lines are allowed and skipped.
     *
     * @throws IllegalArgumentException if it is invalid
     */
    public static Checkpoint parse(String text) {
        List<String> lines = text.lines().toList();
        if (lines.size() < 3 || lines.stream().anyMatch(String::isEmpty)) {
            throw new IllegalArgumentException("Not a checkpoint");
        }
        return new Checkpoint(lines.getFirst(), Decimal.parse(lines.get(1)), Hash.ofBase64(lines.get(2)));
    }
}
