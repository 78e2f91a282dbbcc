package io.guanhu.gateway.session;

import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.server.WebSessionServerOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.web.server.session.CookieWebSessionIdResolver;
import org.springframework.web.server.session.WebSessionIdResolver;

/** The gateway as a client of the realm. */
@Configuration(proxyBeanMethods = false)
class RealmConfiguration {

    static final String REGISTRATION = "guanhu-console";

    /** By which customers sign in at the privacy centre. */
    static final String CUSTOMERS = "guanhu-privacy-centre";

    /** The endpoints are spelt out, so that the gateway starts while the realm does not answer. */
    @Bean
    ReactiveClientRegistrationRepository realmClient(
            @Value("${guanhu.security.issuer}") String issuer,
            @Value("${guanhu.security.jwk-set-uri:}") String jwkSetUri,
            ConsoleProperties console,
            PrivacyCentreProperties centre) {
        String front = issuer + "/protocol/openid-connect";
        String back = console.backchannelUrl() == null ? front : console.backchannelUrl() + "/protocol/openid-connect";
        ClientRegistration staff = ClientRegistration.withRegistrationId(REGISTRATION)
                .clientId(console.clientId())
                .clientSecret(console.clientSecret())
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
                .scope("openid")
                .issuerUri(issuer)
                .authorizationUri(front + "/auth")
                .tokenUri(back + "/token")
                .jwkSetUri(jwkSetUri.isBlank() ? back + "/certs" : jwkSetUri)
                .userNameAttributeName("sub")
                .providerConfigurationMetadata(Map.of("end_session_endpoint", front + "/logout"))
                .build();
        ClientRegistration customers = ClientRegistration.withClientRegistration(staff)
                .registrationId(CUSTOMERS)
                .clientId(centre.clientId())
                .clientSecret(centre.clientSecret())
                .build();
        return new InMemoryReactiveClientRegistrationRepository(staff, customers);
    }

    /** In the session, not by user: two browsers of one person have tokens of their own. */
    @Bean
    ServerOAuth2AuthorizedClientRepository sessionClients() {
        return new WebSessionServerOAuth2AuthorizedClientRepository();
    }

    @Bean
    SessionTokens sessionTokens(
            ReactiveClientRegistrationRepository realmClient, ServerOAuth2AuthorizedClientRepository sessionClients) {
        return SessionTokens.of(realmClient, sessionClients);
    }

    @Bean
    SessionTokenFilter sessionTokenFilter(SessionTokens tokens) {
        return new SessionTokenFilter(tokens);
    }

    @Bean
    WebSessionIdResolver sessionCookie(ConsoleProperties console) {
        CookieWebSessionIdResolver cookie = new CookieWebSessionIdResolver();
        cookie.setCookieName(console.sessionCookie());
        cookie.addCookieInitializer(
                c -> c.path("/").httpOnly(true).secure(console.secureCookies()).sameSite("Lax"));
        return cookie;
    }
}
