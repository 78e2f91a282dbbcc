package io.guanhu.platform.signing;

/** Why a message is not taken for what it says. */
public enum Refusal {
    /** It has no id or no type. */
    NO_CLOUD_EVENT,
    /** It has no signature, or a header that is none. */
    UNSIGNED,
    /** No trusted key of its source has this id. */
    UNKNOWN_KEY,
    /** The key was not in force when the message was signed. */
    KEY_NOT_IN_FORCE,
    /** The signature is not the key's. */
    BAD_SIGNATURE,
    /** What was signed is not what arrived. */
    ALTERED,
    /** The service that signed it may not publish this. */
    FOREIGN,
    /** It was signed so long ago that its id may have been forgotten. */
    STALE,
    /** It was signed later than now. */
    FROM_THE_FUTURE,
    /** Something else arrived under the same id before. */
    TWO_CONTENTS,
    /** It answers something that was never asked, or not of the one who answers. */
    NOT_ASKED;

    /** As metrics and answers name it. */
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
