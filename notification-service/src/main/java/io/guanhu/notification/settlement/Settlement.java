package io.guanhu.notification.settlement;

/** Why a message no longer needs to be sent. */
enum Settlement {
    DELIVERED_BY_LETTER,
    DELIVERED_BY_PHONE,
    DELIVERED_IN_BRANCH,
    /** The customer is known to have received it in another message. */
    DELIVERED_OTHERWISE,
    /** Every contact that the bank knows was tried. */
    NOT_REACHABLE
}
