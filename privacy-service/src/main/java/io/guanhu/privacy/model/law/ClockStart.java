package io.guanhu.privacy.model.law;

import io.guanhu.privacy.model.Codes;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** The event from which a rule's period counts. */
public enum ClockStart {
    RELATIONSHIP_ENDED,
    ONE_OFF_SERVICE_ENDED,
    TRANSACTION_ENDED,
    OCCASIONAL_TRANSACTION,
    REFUSED_RELATIONSHIP,
    /** The last day of the year of the last transaction. */
    FISCAL_YEAR_ENDED,
    INVESTIGATION_OPENED,
    /** The minimum period of another rule is over. */
    MINIMUM_EXPIRED,
    UNSETTLED_MATTER,
    CONTRACT_ENDED,
    DISPUTE_SETTLED,
    ACCOUNT_CLOSED,
    LOG_DATE,
    RECORD_DATE,
    ADVERSE_ACT_ENDED,
    CONSENT_WITHDRAWN,
    PURPOSE_ENDED,
    VALID_REQUEST,
    CLAIM_KNOWN,
    INJURY;

    /** The start with that name in the rules file, such as {@code relationship-ended}. */
    public static ClockStart named(String name) {
        return Arrays.stream(values())
                .filter(each -> each.code().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No such clock start: " + name));
    }

    /** Several names separated by {@code ;}; none for an empty text. */
    static Set<ClockStart> allNamed(String names) {
        var set = EnumSet.noneOf(ClockStart.class);
        for (String name : names.isEmpty() ? new String[0] : names.split(";", -1)) {
            set.add(named(name));
        }
        return set;
    }

    public String code() {
        return Codes.of(this);
    }

    /**
     * Whether every customer relationship has such an event sooner or later, so that its rule
     * applies even while the date is unknown. Other events count only if the facts include their
     * date.
     */
    boolean alwaysComes() {
        return this == RELATIONSHIP_ENDED || this == TRANSACTION_ENDED || this == FISCAL_YEAR_ENDED;
    }
}
