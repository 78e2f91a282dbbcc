package io.guanhu.platform.security;

import java.util.Set;
import java.util.stream.Collectors;

/** The roles of the realm. */
public final class Roles {

    public static final String RELATIONSHIP_MANAGER = "relationship-manager";
    public static final String TEAM_LEAD = "team-lead";
    public static final String OPERATIONS = "operations";
    public static final String COMPLIANCE_OFFICER = "compliance-officer";
    public static final String AUDITOR = "auditor";
    public static final String ADMINISTRATOR = "administrator";
    public static final String CUSTOMER = "customer";

    /** Services of the suite, with client credentials; only on {@code /internal/**}. */
    public static final String SERVICE = "service";

    /** The core banking system and importers, with client credentials. */
    public static final String CORE_BANKING = "core-banking";

    /** The bank's people. */
    static final Set<String> STAFF =
            Set.of(RELATIONSHIP_MANAGER, TEAM_LEAD, OPERATIONS, COMPLIANCE_OFFICER, AUDITOR, ADMINISTRATOR);

    private static final Set<String> OTHERS = Set.of(CUSTOMER, SERVICE, CORE_BANKING);

    private Roles() {}

    /** The roles that are used here; a realm may give its people hundreds of others. */
    public static Set<String> known(Set<String> roles) {
        return roles.stream()
                .filter(role -> STAFF.contains(role) || OTHERS.contains(role))
                .collect(Collectors.toSet());
    }
}
