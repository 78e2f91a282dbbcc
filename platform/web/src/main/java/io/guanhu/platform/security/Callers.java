package io.guanhu.platform.security;

import io.guanhu.platform.permission.Permission;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Derives callers from tokens. The bean's name is {@code callers}, for the rule behind
 * {@link io.guanhu.platform.security.Permitted}.
 */
public final class Callers {

    private static final String NOTED = Caller.class.getName();

    Callers() {}

    /** Whether the permission table gives the caller this permission. */
    public boolean may(@Nullable Authentication authentication, String permission) {
        return of(authentication).filter(caller -> caller.may(permission)).isPresent();
    }

    /** The caller of an authentication; empty if it does not come from one of our tokens. */
    public Optional<Caller> of(@Nullable Authentication authentication) {
        return authentication instanceof JwtAuthenticationToken token
                ? Optional.of(callerOf(token.getToken()))
                : Optional.empty();
    }

    /** The caller of the request in this reactive chain; empty if there is none. */
    public Mono<Caller> current() {
        return ReactiveSecurityContextHolder.getContext()
                .mapNotNull(context -> of(context.getAuthentication()).orElse(null));
    }

    /** Stores the caller in the exchange, for code that runs after the security chain. */
    public Mono<Void> remember(ServerWebExchange exchange) {
        return exchange.getPrincipal()
                .ofType(Authentication.class)
                .mapNotNull(authentication -> of(authentication).orElse(null))
                .doOnNext(caller -> exchange.getAttributes().put(NOTED, caller))
                .then();
    }

    /** Stores that the caller acts with this permission. */
    public static void actWith(Permission permission, ServerWebExchange exchange) {
        remembered(exchange).ifPresent(caller -> exchange.getAttributes().put(NOTED, caller.with(permission)));
    }

    /** The stored caller; empty if no token was accepted. */
    public static Optional<Caller> remembered(ServerWebExchange exchange) {
        return Optional.ofNullable(exchange.getAttribute(NOTED));
    }

    /** A verified token as an authentication, with an authority {@code ROLE_<role>} per role. */
    public JwtAuthenticationToken authenticate(Jwt token) {
        Caller caller = callerOf(token);
        List<GrantedAuthority> authorities = caller.roles().stream()
                .<GrantedAuthority>map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                .toList();
        return new JwtAuthenticationToken(token, authorities, caller.subject());
    }

    static Caller callerOf(Jwt token) {
        String subject = token.getSubject();
        if (subject == null || subject.isBlank()) {
            throw new InvalidBearerTokenException("The token has no subject");
        }
        String employee = employeeOf(token);
        UUID customer = customerOf(token);
        if (employee != null && customer != null) {
            throw new InvalidBearerTokenException("The token names both an employee and a customer");
        }
        String client = token.getClaimAsString("azp");
        return new Caller(
                subject,
                client == null ? "" : client,
                rolesOf(token),
                employee,
                token.getClaimAsString("branch"),
                customer,
                token.getClaimAsString("acr"),
                authenticatedAt(token),
                Set.of());
    }

    /**
     * When the token's level was reached. {@code auth_time} alone would also count a password
     * entered after the second factor; if the realm states the time of each level, that is used.
     */
    private static @Nullable Instant authenticatedAt(Jwt token) {
        Object times = token.getClaims().get("loa_times");
        return times == null
                ? instantOf(token.getClaims().get("auth_time"))
                : times instanceof Map<?, ?> levels ? instantOf(levels.get(token.getClaimAsString("acr"))) : null;
    }

    private static Set<String> rolesOf(Jwt token) {
        Set<String> roles = new HashSet<>();
        if (token.getClaims().get("realm_access") instanceof Map<?, ?> access
                && access.get("roles") instanceof Collection<?> names) {
            names.forEach(name -> roles.add(String.valueOf(name)));
        }
        return roles;
    }

    private static @Nullable String employeeOf(Jwt token) {
        String id = token.getClaimAsString("employee_id");
        return id == null || id.isBlank() ? null : id;
    }

    private static @Nullable UUID customerOf(Jwt token) {
        String id = token.getClaimAsString("customer_id");
        if (id == null || id.isBlank()) {
            return null;
        }
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException _) {
            throw new InvalidBearerTokenException("The token's customer_id is not a UUID");
        }
    }

    private static @Nullable Instant instantOf(@Nullable Object claim) {
        return switch (claim) {
            case Instant instant -> instant;
            case Number seconds -> Instant.ofEpochSecond(seconds.longValue());
            case null, default -> null;
        };
    }
}
