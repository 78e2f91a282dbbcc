package io.guanhu.local.layout;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A service of the suite, in the order in which they are started. */
public enum Service {
    PRIVACY("privacy-service", Port.PRIVACY, Port.PRIVACY_MANAGEMENT, "privacy"),
    CUSTOMER("customer-service", Port.CUSTOMER, Port.CUSTOMER_MANAGEMENT, "customer"),
    OWNERSHIP("ownership-service", Port.OWNERSHIP, Port.OWNERSHIP_MANAGEMENT, "ownership"),
    AUDIT("audit-service", Port.AUDIT, Port.AUDIT_MANAGEMENT, "audit"),
    NOTIFICATION("notification-service", Port.NOTIFICATION, Port.NOTIFICATION_MANAGEMENT, "notification"),
    GATEWAY("gateway", Port.GATEWAY, Port.GATEWAY_MANAGEMENT, null);

    private final String module;
    private final Port port;
    private final Port management;
    private final @Nullable String database;

    Service(String module, Port port, Port management, @Nullable String database) {
        this.module = module;
        this.port = port;
        this.management = management;
        this.database = database;
    }

    /** The name of the module, jar, application and client. */
    public String module() {
        return module;
    }

    public Port port() {
        return port;
    }

    public Port management() {
        return management;
    }

    public Optional<String> database() {
        return Optional.ofNullable(database);
    }

    public static Service named(String module) {
        for (Service each : values()) {
            if (each.module.equals(module)) {
                return each;
            }
        }
        throw new IllegalArgumentException("No service is called " + module);
    }
}
