package io.guanhu.gateway.entry;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.gateway.realm.RealmConfiguration;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.mock.web.server.MockWebSession;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.user.DefaultOAuth2User;
import org.springframework.security.web.server.WebFilterExchange;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class PendingSignInsTests {

    private static final Duration TIMEOUT = Duration.ofMinutes(30);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final PendingSignIns pending = new PendingSignIns(TIMEOUT);
    private final MockWebSession session = new MockWebSession();
    private final MockServerWebExchange exchange = MockServerWebExchange.builder(
                    MockServerHttpRequest.get("/login/oauth2/code/guanhu-console?state=s"))
            .session(session)
            .build();

    private static void complete(Mono<?> work) {
        StepVerifier.create(work.then()).expectComplete().verify(PATIENCE);
    }

    private void begin() {
        complete(pending.saveAuthorizationRequest(
                OAuth2AuthorizationRequest.authorizationCode()
                        .authorizationUri("http://realm/auth")
                        .clientId("guanhu-console")
                        .state("s")
                        .build(),
                exchange));
    }

    private void end() {
        endAt(RealmConfiguration.REGISTRATION);
    }

    private void endAt(String registration) {
        complete(pending.onAuthenticationSuccess(
                new WebFilterExchange(exchange, _ -> Mono.empty()),
                new OAuth2AuthenticationToken(
                        new DefaultOAuth2User(List.of(), Map.of("sub", "e1101"), "sub"), List.of(), registration)));
    }

    @Test
    void leadsCustomersToTheirOwnPlace() {
        endAt(RealmConfiguration.CUSTOMERS);
        assertThat(exchange.getResponse().getHeaders().getLocation()).hasToString("/privacy");
    }

    @Test
    void forgetsAnUnfinishedSignIn() {
        begin();
        assertThat(session.getMaxIdleTime()).isEqualTo(PendingSignIns.PATIENCE);
    }

    @Test
    void keepsTheSessionOfASignedInUser() {
        begin();
        StepVerifier.create(pending.removeAuthorizationRequest(exchange))
                .expectNextCount(1)
                .expectComplete()
                .verify(PATIENCE);
        end();
        assertThat(session.getMaxIdleTime()).isEqualTo(TIMEOUT);
        assertThat(exchange.getResponse().getHeaders().getLocation()).hasToString("/");
    }

    @Test
    void leavesASignedInSessionAloneDuringAStepUp() {
        session.setMaxIdleTime(TIMEOUT);
        session.getAttributes().put("signed", "in");
        begin();
        assertThat(session.getMaxIdleTime()).isEqualTo(TIMEOUT);
    }
}
