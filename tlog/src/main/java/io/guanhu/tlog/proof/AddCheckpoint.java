package io.guanhu.tlog.proof;

import io.guanhu.tlog.note.Checkpoint;
import io.guanhu.tlog.note.Decimal;
import io.guanhu.tlog.note.SignedNote;
import io.guanhu.tlog.tree.Hash;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A log's request to a witness (C2SP tlog-witness, "add-checkpoint").
 *
 * @param old the last size that the witness cosigned
 * @param proof the proof that this log extends the log of that size
 */
public record AddCheckpoint(long old, List<Hash> proof, SignedNote checkpoint) {

    /** The media type of an answer with the last size that the witness cosigned. */
    public static final String SIZE_TYPE = "text/x.tlog.size";

    private static final String OLD = "old ";

    public AddCheckpoint {
        proof = List.copyOf(proof);
    }

    /**
     * Reads a request's body.
     *
     * @throws IllegalArgumentException if it is invalid
     */
    public static AddCheckpoint parse(byte[] body) {
        String text = utf8(body);
        int blank = text.indexOf("\n\n");
        if (blank < 0 || !text.startsWith(OLD)) {
            throw new IllegalArgumentException("Not an old size, a proof and a checkpoint");
        }
        List<String> lines = List.of(text.substring(0, blank).split("\n", -1));
        SignedNote note = SignedNote.parse(text.substring(blank + 2));
        Checkpoint.parse(note.text());
        return new AddCheckpoint(
                Decimal.parse(lines.getFirst().substring(OLD.length())),
                HashLines.parse(lines.subList(1, lines.size())),
                note);
    }

    /**
     * Reads the answer of a witness whose last cosigned size is different.
     *
     * @throws IllegalArgumentException if it is not a size
     */
    public static long size(String answer) {
        if (!answer.endsWith("\n")) {
            throw new IllegalArgumentException("Not a size");
        }
        return Decimal.parse(answer.substring(0, answer.length() - 1));
    }

    private static String utf8(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw new IllegalArgumentException("Not UTF-8", malformed);
        }
    }

    /** The body of the request. */
    @Override
    public String toString() {
        return OLD + old + "\n" + HashLines.format(proof) + "\n" + checkpoint;
    }
}
