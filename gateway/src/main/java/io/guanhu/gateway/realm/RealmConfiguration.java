package io.guanhu.gateway.realm;

import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;

/** The gateway as a client of the realm. */
@Configuration(proxyBeanMethods = false)
public class RealmConfiguration {

    /** The client with which staff sign in to the console. */
    public static final String REGISTRATION = "guanhu-console";

    /** The client with which customers sign in to the privacy centre. */
    public static final String CUSTOMERS = "guanhu-privacy-centre";

    /**
     * Lists the endpoints instead of discovering them, so that the gateway starts while the realm
     * is down.
     */
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
}
