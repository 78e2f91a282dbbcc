package io.guanhu.audit.verification;

import io.guanhu.audit.model.Frontier;
import io.guanhu.tlog.note.Checkpoint;
import io.guanhu.tlog.note.NoteSigner;
import io.guanhu.tlog.note.NoteVerifier;
import io.guanhu.tlog.note.SignedNote;
import io.guanhu.tlog.tree.Hash;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The progress of a verification, as text stored in the database. It is signed, so that nobody with
 * access to the database can make a verification skip something. Its origin is the verification's
 * own, not that of a log.
 */
@Component
class Positions {

    private final NoteSigner signer;
    private final NoteVerifier verifier;

    Positions(NoteSigner signer, NoteVerifier verifier) {
        this.signer = signer;
        this.verifier = verifier;
    }

    /** A signed note, and the subtrees that its root is made of. */
    String write(String verification, Frontier frontier) {
        Checkpoint reached = new Checkpoint(origin(verification), frontier.size(), frontier.root());
        String subtrees = frontier.subtrees().stream().map(Hash::base64).collect(Collectors.joining(" "));
        return Base64.getEncoder()
                        .encodeToString(signer.sign(reached).toString().getBytes(StandardCharsets.UTF_8))
                + ":"
                + subtrees;
    }

    /** The position; empty if it was not written for this verification. */
    Optional<Frontier> read(String verification, String position) {
        try {
            int colon = position.indexOf(':');
            byte[] note = Base64.getDecoder().decode(position.substring(0, Math.max(0, colon)));
            SignedNote signed = SignedNote.parse(new String(note, StandardCharsets.UTF_8));
            Checkpoint reached = Checkpoint.parse(signed.text());
            String subtrees = position.substring(colon + 1);
            List<Hash> hashes = Arrays.stream(subtrees.split(" ", -1))
                    .flatMap(text -> text.isEmpty() ? Stream.empty() : Stream.of(text))
                    .map(Hash::ofBase64)
                    .toList();
            Frontier frontier = Frontier.of(reached.size(), hashes);
            boolean ours = signed.isSignedBy(verifier)
                    && reached.origin().equals(origin(verification))
                    && reached.root().equals(frontier.root());
            return ours ? Optional.of(frontier) : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private String origin(String verification) {
        return verifier.name() + "/verification/" + verification;
    }
}
