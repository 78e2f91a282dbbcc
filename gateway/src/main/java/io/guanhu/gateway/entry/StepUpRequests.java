package io.guanhu.gateway.entry;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.server.DefaultServerOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Passes on to the realm what a step-up challenge named (RFC 9470), {@code acr_values} and
 * {@code max_age}, and the language of its pages. Always with PKCE. Remembers the page that the
 * person came from, without telling the realm.
 */
final class StepUpRequests implements ServerOAuth2AuthorizationRequestResolver {

    /**
     * The page to return to, as an attribute of the request: one of our own, never of another site.
     */
    static final String RETURN = "return";

    /** The page that shows the API and lets people try it. */
    private static final String DESCRIPTION = "/docs.html";

    private static final Map<String, Pattern> PASSED_ON = Map.of(
            "acr_values", Pattern.compile("2"),
            "max_age", Pattern.compile("[0-9]{1,5}"),
            "ui_locales", Pattern.compile("zh-CN|en"));

    private final DefaultServerOAuth2AuthorizationRequestResolver requests;

    StepUpRequests(ReactiveClientRegistrationRepository clients) {
        requests = new DefaultServerOAuth2AuthorizationRequestResolver(clients);
        requests.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
    }

    @Override
    public Mono<OAuth2AuthorizationRequest> resolve(ServerWebExchange exchange) {
        return requests.resolve(exchange).map(request -> extended(request, exchange));
    }

    @Override
    public Mono<OAuth2AuthorizationRequest> resolve(ServerWebExchange exchange, String clientRegistrationId) {
        return requests.resolve(exchange, clientRegistrationId).map(request -> extended(request, exchange));
    }

    private static OAuth2AuthorizationRequest extended(OAuth2AuthorizationRequest request, ServerWebExchange exchange) {
        String page = asked(exchange, RETURN);
        String registration = request.getAttribute(OAuth2ParameterNames.REGISTRATION_ID);
        return OAuth2AuthorizationRequest.from(request)
                .attributes(attributes -> {
                    if (page != null && isOurs(page, WebApp.of(registration))) {
                        attributes.put(RETURN, page);
                    }
                })
                .additionalParameters(parameters -> PASSED_ON.forEach((name, form) -> {
                    String value = asked(exchange, name);
                    if (value != null && form.matcher(value).matches()) {
                        parameters.put(name, value);
                    }
                }))
                .build();
    }

    private static boolean isOurs(String page, WebApp app) {
        return page.equals(DESCRIPTION) || app.has(page);
    }

    private static @Nullable String asked(ServerWebExchange exchange, String name) {
        return exchange.getRequest().getQueryParams().getFirst(name);
    }
}
