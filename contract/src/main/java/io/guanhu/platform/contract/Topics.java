package io.guanhu.platform.contract;

import java.util.List;

/** The Kafka topics of the suite. */
public final class Topics {

    public static final String CUSTOMER_EVENTS = "customer.events";
    public static final String OWNERSHIP_EVENTS = "ownership.events";
    public static final String PRIVACY_EVENTS = "privacy.events";
    public static final String PRIVACY_ORDERS = "privacy.orders";
    public static final String PRIVACY_RECEIPTS = "privacy.receipts";
    public static final String PRIVACY_LEDGER = "privacy.ledger";
    public static final String NOTIFICATION_REQUESTS = "notification.requests";
    public static final String NOTIFICATION_EVENTS = "notification.events";
    public static final String AUDIT_ENTRIES = "audit.entries";
    public static final String AUDIT_ALERTS = "audit.alerts";

    /** All of them; every service ensures that they exist. */
    public static final List<String> ALL = List.of(
            CUSTOMER_EVENTS,
            OWNERSHIP_EVENTS,
            PRIVACY_EVENTS,
            PRIVACY_ORDERS,
            PRIVACY_RECEIPTS,
            PRIVACY_LEDGER,
            NOTIFICATION_REQUESTS,
            NOTIFICATION_EVENTS,
            AUDIT_ENTRIES,
            AUDIT_ALERTS);

    private Topics() {}
}
