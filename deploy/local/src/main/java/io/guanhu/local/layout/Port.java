package io.guanhu.local.layout;

/** A port of the suite, and what it is for. */
public enum Port {
    GATEWAY(8080, "the gateway"),
    CUSTOMER(8081, "customer-service"),
    OWNERSHIP(8082, "ownership-service"),
    PRIVACY(8083, "privacy-service"),
    AUDIT(8084, "audit-service"),
    NOTIFICATION(8085, "notification-service"),
    GATEWAY_MANAGEMENT(9080, "the gateway's health"),
    CUSTOMER_MANAGEMENT(9081, "customer-service's health"),
    OWNERSHIP_MANAGEMENT(9082, "ownership-service's health"),
    PRIVACY_MANAGEMENT(9083, "privacy-service's health"),
    AUDIT_MANAGEMENT(9084, "audit-service's health"),
    NOTIFICATION_MANAGEMENT(9085, "notification-service's health"),
    WITNESS(8093, "the witness"),
    KEYCLOAK(8180, "Keycloak"),
    KEYCLOAK_MANAGEMENT(9100, "Keycloak's health"),
    POSTGRESQL(15432, "PostgreSQL"),
    KEY_STORE(15433, "the key store's PostgreSQL"),
    KEY_STANDBY(15434, "the standby of the key store"),
    KAFKA(19092, "Kafka"),
    KAFKA_CONTROLLER(19093, "Kafka's controller"),
    SMTP(12525, "the mail server"),
    SMPP(12775, "the SMS centre"),
    INBOX(8190, "the page with SMS and emails");

    /** No port is above 65535. */
    public static final int LARGEST_OFFSET = 45_000;

    /** The distance of offsets: no two suites then need the same port, whatever for. */
    public static final int OFFSET_STEP = 2_500;

    private final int base;
    private final String purpose;

    Port(int base, String purpose) {
        this.base = base;
        this.purpose = purpose;
    }

    public int at(int offset) {
        return base + offset;
    }

    String purpose() {
        return purpose;
    }
}
