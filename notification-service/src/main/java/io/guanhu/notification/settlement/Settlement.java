package io.guanhu.notification.settlement;

/** Why a message needs no sending any more. */
enum Settlement {
    DELIVERED_BY_LETTER,
    DELIVERED_BY_PHONE,
    DELIVERED_IN_BRANCH,
    /** The customer is known to have got it by another message. */
    DELIVERED_OTHERWISE,
    /** Every way that the bank knows was tried. */
    NOT_REACHABLE
}
