package io.guanhu.platform.permission;

import java.util.Collection;
import java.util.Map;
import java.util.Set;

/**
 * A row of the table.
 *
 * @param name such as {@code customer.reveal}; mostly the action that the audit log shows
 * @param roles who may, and on whose records
 * @param services of the suite that may, by their client ids; {@code any} is each of them
 * @param secondFactor whether a fresh second factor is asked for, before anything of the request is read or a stored
 *     answer is given again; staff have shown one at sign-in in any case
 * @param meaning in English
 * @param meaningInChinese the same
 */
public record Permission(
        String name,
        Map<String, Relation> roles,
        Set<String> services,
        boolean secondFactor,
        String meaning,
        String meaningInChinese) {

    private static final String SERVICE = "service";
    private static final String ANY = "any";

    public Permission {
        roles = Map.copyOf(roles);
        services = Set.copyOf(services);
    }

    /**
     * Whether a caller may, as far as roles tell.
     *
     * @param held the realm roles of the caller
     * @param clientId the client whose token it is
     */
    public boolean grantedTo(Collection<String> held, String clientId) {
        return held.stream().anyMatch(roles::containsKey)
                || (held.contains(SERVICE) && (services.contains(ANY) || services.contains(clientId)));
    }
}
