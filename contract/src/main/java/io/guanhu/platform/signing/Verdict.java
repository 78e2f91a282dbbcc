package io.guanhu.platform.signing;

import java.time.Instant;

/** What became of checking a signature. */
public sealed interface Verdict {

    /** The message is what this service signed then. */
    record Genuine(String service, Instant signedAt) implements Verdict {}

    /** It is not. */
    record Refused(Refusal reason) implements Verdict {}
}
