package io.guanhu.gateway.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** A single page that is served with a new nonce in each response. */
final class ConsolePage {

    /** The placeholder that the build leaves for the nonce. */
    private static final String PLACE = "NONCE-OF-THIS-ANSWER";

    private static final int NONCE_BYTES = 18;

    private final SecureRandom random = new SecureRandom();
    private final String template;
    private final ContentPolicy policy;

    ConsolePage(Resource page, ContentPolicy policy) {
        try {
            this.template = page.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException("A page of the console's build is not in the jar", missing);
        }
        if (!template.contains(PLACE)) {
            throw new IllegalStateException("A page of the console's build has no place for a nonce");
        }
        this.policy = policy;
    }

    Mono<ServerResponse> answer() {
        String nonce = nonce();
        return ServerResponse.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .header(ContentPolicy.HEADER, policy.withStylesOf(nonce))
                .bodyValue(template.replace(PLACE, nonce));
    }

    private String nonce() {
        byte[] bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
