package io.guanhu.platform.permission;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A row of the permission table.
 *
 * @param name such as {@code customer.reveal}; usually the action in the audit log
 * @param roles the roles that have it, and on whose records
 * @param services the services of the suite that have it, by client id; {@code any} means all of
 *     them
 * @param secondFactor whether a fresh second factor is required, before anything of the request is
 *     read or a stored answer is repeated; staff always used one to sign in
 * @param meaning the meaning in English
 * @param meaningInChinese the meaning in Chinese
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
     * Whose records a caller may act on: several roles add up, but only those that have the
     * permission.
     *
     * @param held the realm roles of the caller
     */
    public Set<Relation> relationsOf(Collection<String> held) {
        return held.stream().map(roles::get).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    /**
     * Whether a caller has the permission, according to roles.
     *
     * @param held the realm roles of the caller
     * @param clientId the client to which the token was issued
     */
    public boolean grantedTo(Collection<String> held, String clientId) {
        return held.stream().anyMatch(roles::containsKey)
                || (held.contains(SERVICE) && (services.contains(ANY) || services.contains(clientId)));
    }
}
