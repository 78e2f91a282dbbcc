package io.guanhu.platform.signing;

/** Why a message is not trusted. */
public enum Refusal {
    /** It has no id or no type. */
    NO_CLOUD_EVENT,
    /** It has no signature, or an invalid header. */
    UNSIGNED,
    /** No trusted key of its source has this id. */
    UNKNOWN_KEY,
    /** The key was not in force when the message was signed. */
    KEY_NOT_IN_FORCE,
    /** The signature is not valid for the key. */
    BAD_SIGNATURE,
    /** The content differs from what was signed. */
    ALTERED,
    /** The service that signed it may not publish this. */
    FOREIGN,
    /** It was signed so long ago that its id may already have been deleted. */
    STALE,
    /** Its signature has a time in the future. */
    FROM_THE_FUTURE,
    /** A different message with the same id arrived before. */
    TWO_CONTENTS,
    /** It answers something that was never requested, or not from this sender. */
    NOT_ASKED;

    /** Its name in metrics and answers. */
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
