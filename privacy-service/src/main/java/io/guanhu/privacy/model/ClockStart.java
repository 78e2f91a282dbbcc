package io.guanhu.privacy.model;

import java.util.Arrays;

/** The event from which a rule's period counts. */
public enum ClockStart {
    RELATIONSHIP_ENDED,
    TRANSACTION_ENDED,
    /** The last day of the year of the last transaction. */
    FISCAL_YEAR_ENDED,
    INVESTIGATION_OPENED,
    CONTRACT_ENDED,
    ACCOUNT_CLOSED,
    LOG_DATE,
    RECORD_DATE,
    ADVERSE_ACT_ENDED,
    CONSENT_WITHDRAWN,
    PURPOSE_ENDED,
    VALID_REQUEST,
    CLAIM_KNOWN;

    /** The start of that name in the rules file, such as {@code relationship-ended}. */
    public static ClockStart named(String name) {
        return Arrays.stream(values())
                .filter(each -> each.code().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No such clock start: " + name));
    }

    public String code() {
        return Codes.of(this);
    }

    /**
     * Whether every customer relationship has such an event sooner or later, so that its rule holds
     * even while the date is unknown. The others hold only where the facts tell a date.
     */
    boolean alwaysComes() {
        return this == RELATIONSHIP_ENDED || this == TRANSACTION_ENDED || this == FISCAL_YEAR_ENDED;
    }
}
