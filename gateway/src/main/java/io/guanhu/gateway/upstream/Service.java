package io.guanhu.gateway.upstream;

import java.util.ArrayList;
import java.util.List;

/** The services behind the gateway, and their paths. Nothing else is forwarded. */
public enum Service {
    CUSTOMER("customer-service", "/api/customers", "/api/changes", "/api/registration-checks"),
    OWNERSHIP(
            "ownership-service",
            "/api/assignments",
            "/api/transfers",
            "/api/handovers",
            "/api/pools",
            "/api/managers",
            "/api/branches",
            "/api/training",
            "/api/permissions"),
    PRIVACY(
            "privacy-service",
            "/api/privacy-requests",
            "/api/privacy-policies",
            "/api/retention-rules",
            "/api/legal-holds",
            "/api/working-calendars"),
    AUDIT("audit-service", "/api/audit", "/api/list-downloads"),
    NOTIFICATION("notification-service", "/api/notifications");

    /** Belongs to the customer service too, but may take longer. */
    public static final String IMPORTS = "/api/customer-imports";

    private final String id;

    @SuppressWarnings("ImmutableEnumChecker") // List.of cannot be modified
    private final List<String> paths;

    Service(String id, String... paths) {
        this.id = id;
        this.paths = List.of(paths);
    }

    /** The service's name in configuration and logs. */
    public String id() {
        return id;
    }

    /** Path patterns for the route. */
    public String[] patterns() {
        List<String> patterns = new ArrayList<>();
        paths.forEach(path -> patterns.add(path + "/**"));
        patterns.add("/api/operations/" + id + "/**");
        return patterns.toArray(String[]::new);
    }
}
