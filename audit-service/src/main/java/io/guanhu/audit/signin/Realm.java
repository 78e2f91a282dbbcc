package io.guanhu.audit.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.guanhu.platform.client.ServiceClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Mono;

/** Queries the realm's admin API, with this service's own account. */
final class Realm {

    private static final String EVENTS = "/events?direction=asc&dateFrom={from}&first={first}&max={max}"
            + RealmEvent.TYPES.stream().sorted().map(type -> "&type=" + type).reduce("", String::concat);

    private final ServiceClient keycloak;

    /** People's ids never change, but an account may get one only after its first sign-in. */
    private final Cache<String, Account> accounts = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofMinutes(5))
            .maximumSize(10_000)
            .build();

    /**
     * @param keycloak at {@code …/admin/realms/<realm>}
     */
    Realm(ServiceClient keycloak) {
        this.keycloak = keycloak;
    }

    /** The events, oldest first. */
    Mono<List<RealmEvent>> events(Instant from, int first, int most) {
        return keycloak.get(RealmEvent[].class, EVENTS, from.toEpochMilli(), first, most)
                .map(List::of)
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("No such realm")));
    }

    Mono<Account> account(String userId) {
        Account known = accounts.getIfPresent(userId);
        return known != null
                ? Mono.just(known)
                : keycloak.get(Account.User.class, "/users/{id}", userId)
                        .map(Account.User::account)
                        .defaultIfEmpty(Account.ofNobody(userId))
                        .doOnNext(account -> accounts.put(userId, account));
    }
}
