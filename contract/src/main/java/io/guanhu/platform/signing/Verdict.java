package io.guanhu.platform.signing;

import java.time.Instant;

/** The result of checking a signature. */
public sealed interface Verdict {

    /** The message was signed by this service at this time. */
    record Genuine(String service, Instant signedAt) implements Verdict {}

    /** The message is not genuine. */
    record Refused(Refusal reason) implements Verdict {}
}
