package io.guanhu.platform.witness;

/** A witness's reply. */
public sealed interface WitnessReply {

    /** Signature lines, not yet checked. */
    record Cosigned(String lines) implements WitnessReply {}

    /** The witness last cosigned a different size. */
    record OtherSize(long size) implements WitnessReply {}

    /**
     * The witness reports that the checkpoint contradicts what it cosigned before.
     *
     * @param status 409 or 422
     */
    record Contradicts(int status) implements WitnessReply {}

    /** Not an answer of the protocol, such as 404 or 503; it is tried again. */
    record Refused(int status) implements WitnessReply {}
}
