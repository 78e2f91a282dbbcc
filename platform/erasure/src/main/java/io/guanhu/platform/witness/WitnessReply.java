package io.guanhu.platform.witness;

/** What came back from a witness. */
public sealed interface WitnessReply {

    /** Signature lines, not yet checked. */
    record Cosigned(String lines) implements WitnessReply {}

    /** The witness cosigned another size last. */
    record OtherSize(long size) implements WitnessReply {}

    /**
     * The witness says that the checkpoint contradicts what it cosigned before.
     *
     * @param status 409 or 422
     */
    record Contradicts(int status) implements WitnessReply {}

    /** No answer of the protocol, such as 404 or 503: it is tried again. */
    record Refused(int status) implements WitnessReply {}
}
