package io.guanhu.gateway.entry;

import io.guanhu.gateway.page.ConsolePaths;
import io.guanhu.gateway.realm.RealmConfiguration;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;

/** A place that people open in a browser. Each has its own client in the realm. */
enum WebApp {
    /** For staff: the realm always requires the second factor. */
    CONSOLE(RealmConfiguration.REGISTRATION, "/"),
    /** For customers: a password is enough to enter, and operations that need more ask for it. */
    PRIVACY_CENTRE(RealmConfiguration.CUSTOMERS, ConsolePaths.CENTRE);

    private final String registration;
    private final String home;

    WebApp(String registration, String home) {
        this.registration = registration;
        this.home = home;
    }

    static WebApp of(@Nullable String registration) {
        return PRIVACY_CENTRE.registration.equals(registration) ? PRIVACY_CENTRE : CONSOLE;
    }

    /** The place where the person signed in; the console if there was no browser sign-in. */
    static WebApp of(Authentication authentication) {
        return authentication instanceof OAuth2AuthenticationToken person
                ? of(person.getAuthorizedClientRegistrationId())
                : CONSOLE;
    }

    /** The place to which a request at the redirect URI belongs. */
    static WebApp ofWayBack(String path) {
        return of(path.substring(path.lastIndexOf('/') + 1));
    }

    String home() {
        return home;
    }

    /** Whether this is an address of this place, never of another site. */
    boolean has(String path) {
        return ConsolePaths.isAddress(path) && ConsolePaths.isOfCentre(path) == (this == PRIVACY_CENTRE);
    }
}
