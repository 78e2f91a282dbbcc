package io.guanhu.platform.keyring.epoch;

/** Something that must be true before an epoch's old root may be destroyed. */
public interface Condition {

    /** All conditions; each is either checked or declared absent by configuration. */
    enum Name {
        /** Every standby that may become the primary has the new state on disk. */
        STANDBYS_FLUSHED,
        /** The write-ahead log with the new state is archived. */
        LOG_ARCHIVED,
        /** The tree was exported to its second place, and read back from there. */
        EXPORT_READ_BACK,
        /** Every replica of the service uses the new root. */
        REPLICAS_ACKNOWLEDGED
    }

    Name name();

    /** Checks once, without waiting. */
    Outcome check(Epoch epoch);

    /** The result of a check. */
    sealed interface Outcome {

        /** It is true. */
        record Checked(String detail) implements Outcome {}

        /** There is no such copy here, which the certificate states. */
        record Absent() implements Outcome {}

        /** Not yet, with an explanation without any data. */
        record Open(String detail) implements Outcome {}
    }
}
