package io.guanhu.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.gateway.realm.RealmConfiguration;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.mock.web.server.MockWebSession;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.client.ClientAuthorizationException;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.user.DefaultOAuth2User;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

class SessionTokensTests {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final OAuth2AuthenticationToken PERSON = new OAuth2AuthenticationToken(
            new DefaultOAuth2User(List.of(), Map.of("sub", "e1101"), "sub"),
            List.of(),
            RealmConfiguration.REGISTRATION);

    private final MockWebSession session = new MockWebSession();
    private final MockServerWebExchange exchange = MockServerWebExchange.builder(
                    MockServerHttpRequest.get("/api/customers/1"))
            .session(session)
            .build();

    private StepVerifier.FirstStep<String> tokenWhen(Throwable failure) {
        session.start();
        return StepVerifier.create(new SessionTokens(_ -> Mono.error(failure)).of(exchange, PERSON));
    }

    private static ClientAuthorizationException refusal(String code) {
        return new ClientAuthorizationException(new OAuth2Error(code), RealmConfiguration.REGISTRATION);
    }

    @Test
    void endsTheSessionThatTheRealmEnded() {
        tokenWhen(refusal("invalid_grant"))
                .expectError(SessionEndedException.class)
                .verify(PATIENCE);
        assertThat(session.isExpired()).isTrue();
    }

    /** An error page of a proxy before the realm, a realm that is down. */
    static Stream<Throwable> outages() {
        return Stream.of(
                refusal("invalid_token_response"),
                refusal("server_error"),
                new WebClientRequestException(
                        new ConnectException("refused"),
                        HttpMethod.POST,
                        URI.create("http://realm"),
                        new HttpHeaders()));
    }

    @ParameterizedTest
    @MethodSource("outages")
    void neverTakesAnOutageForTheEndOfASession(Throwable outage) {
        tokenWhen(outage).expectError(AuthenticationServiceException.class).verify(PATIENCE);
        assertThat(session.isExpired()).isFalse();
    }

    /** The realm accepts a refresh token once. */
    @Test
    void requestsOfASessionRefreshTogether() {
        session.start();
        AtomicInteger asked = new AtomicInteger();
        Sinks.One<OAuth2AuthorizedClient> realm = Sinks.one();
        SessionTokens tokens = new SessionTokens(_ -> {
            asked.incrementAndGet();
            return realm.asMono();
        });
        List<String> tokensGiven = new CopyOnWriteArrayList<>();
        tokens.of(exchange, PERSON).subscribe(tokensGiven::add);
        tokens.of(exchange, PERSON).subscribe(tokensGiven::add);
        assertThat(asked).hasValue(1);
        realm.tryEmitValue(client("next")).orThrow();
        assertThat(tokensGiven).containsExactly("next", "next");
        tokens.of(exchange, PERSON).subscribe(tokensGiven::add);
        assertThat(asked).hasValue(2);
    }

    @Test
    void aBrowserThatHangsUpDoesNotLoseTheNextToken() {
        session.start();
        Sinks.One<OAuth2AuthorizedClient> realm = Sinks.one();
        AtomicBoolean kept = new AtomicBoolean();
        SessionTokens tokens = new SessionTokens(_ -> realm.asMono().doOnNext(_ -> kept.set(true)));
        tokens.of(exchange, PERSON).subscribe().dispose();
        realm.tryEmitValue(client("next")).orThrow();
        assertThat(kept).isTrue();
    }

    private static OAuth2AuthorizedClient client(String token) {
        Instant now = Instant.EPOCH;
        return new OAuth2AuthorizedClient(
                ClientRegistration.withRegistrationId(RealmConfiguration.REGISTRATION)
                        .clientId("guanhu-console")
                        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                        .redirectUri("{baseUrl}")
                        .authorizationUri("http://realm/auth")
                        .tokenUri("http://realm/token")
                        .build(),
                "e1101",
                new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER, token, now, now.plusSeconds(300)));
    }
}
