package io.guanhu.gateway.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.guanhu.gateway.realm.ConsoleProperties;
import io.guanhu.gateway.realm.Contact;
import io.guanhu.gateway.realm.PrivacyCentreProperties;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.Callers;
import io.guanhu.platform.security.Roles;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Tells the console's pages who is signed in, without any token. */
@RestController
class SessionController {

    private final SessionTokens tokens;
    private final ReactiveJwtDecoder realmTokens;
    private final Callers callers;
    private final ConsoleProperties console;
    private final PrivacyCentreProperties centre;

    /**
     * @param person the person's id in the realm, which a page sends back as {@code Guanhu-Person}
     * @param permissions the names of the caller's permissions; services check them again
     * @param support support contacts, different for staff and customers
     * @param practice true for staff if the customers are fictitious; absent otherwise
     * @param csrfCookie the cookie whose value a write sends as {@code X-XSRF-TOKEN}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Session(
            boolean signedIn,
            @Nullable String person,
            @Nullable String name,
            @Nullable String employeeId,
            @Nullable String branch,
            @Nullable UUID customerId,
            @Nullable List<String> roles,
            @Nullable List<String> permissions,
            @Nullable String acr,
            @Nullable List<Contact> support,
            @Nullable Boolean practice,
            String csrfCookie) {}

    SessionController(
            SessionTokens tokens,
            ReactiveJwtDecoder realmTokens,
            Callers callers,
            ConsoleProperties console,
            PrivacyCentreProperties centre) {
        this.tokens = tokens;
        this.realmTokens = realmTokens;
        this.callers = callers;
        this.console = console;
        this.centre = centre;
    }

    @GetMapping("/session")
    @PreAuthorize("permitAll()")
    Mono<ResponseEntity<Session>> session(ServerWebExchange exchange) {
        return exchange.getPrincipal()
                .ofType(OAuth2AuthenticationToken.class)
                .flatMap(person -> signedIn(exchange, person))
                .onErrorResume(SessionEndedException.class, _ -> Mono.empty())
                // A token that no service would accept does not count as signed in.
                .onErrorResume(BadJwtException.class, _ -> Mono.empty())
                .defaultIfEmpty(nobody())
                .flatMap(session -> withCsrfCookie(exchange).thenReturn(session))
                .map(session ->
                        ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(session));
    }

    private Mono<Session> signedIn(ServerWebExchange exchange, OAuth2AuthenticationToken person) {
        return tokens.of(exchange, person)
                .flatMap(realmTokens::decode)
                .mapNotNull(token -> callers.of(callers.authenticate(token)).orElse(null))
                .map(caller -> session(caller, person));
    }

    private Session session(Caller caller, OAuth2AuthenticationToken person) {
        String name = person.getPrincipal().getAttribute("preferred_username");
        boolean customer = caller.roles().contains(Roles.CUSTOMER);
        return new Session(
                true,
                personOf(person),
                name,
                caller.employeeId(),
                caller.branch(),
                caller.customerId(),
                caller.roles().stream().sorted().toList(),
                caller.permissions(),
                caller.acr(),
                customer ? centre.support() : console.support(),
                (console.practice() && !customer) ? true : null,
                console.csrfCookie());
    }

    static @Nullable String personOf(OAuth2AuthenticationToken person) {
        return person.getPrincipal().getAttribute("sub");
    }

    private Session nobody() {
        return new Session(false, null, null, null, null, null, null, null, null, null, null, console.csrfCookie());
    }

    /** Spring writes the cookie only when something reads the token. */
    private static Mono<Void> withCsrfCookie(ServerWebExchange exchange) {
        Mono<CsrfToken> token = exchange.getAttribute(CsrfToken.class.getName());
        return token == null ? Mono.empty() : token.then();
    }
}
