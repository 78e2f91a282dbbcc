package io.guanhu.platform.keyring.epoch;

/** Something that must be true before an epoch's old root may be destroyed. */
interface Condition {

    /** All of them; each is checked, or declared absent by configuration. */
    enum Name {
        /** Every standby that may become the primary has the new state on its disk. */
        STANDBYS_FLUSHED,
        /** The write-ahead log with the new state is archived. */
        LOG_ARCHIVED,
        /** The tree was exported to its second place, and read back from there. */
        EXPORT_READ_BACK,
        /** Every replica of the service has taken up the new root. */
        REPLICAS_ACKNOWLEDGED
    }

    Name name();

    /** Looks once; waits for nothing. */
    Outcome check(Epoch epoch);

    /** What a look showed. */
    sealed interface Outcome {

        /** It is true. */
        record Checked(String detail) implements Outcome {}

        /** There is no such thing here; the certificate says so. */
        record Absent() implements Outcome {}

        /** Not yet; in words without any data. */
        record Open(String detail) implements Outcome {}
    }
}
