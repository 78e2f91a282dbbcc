package io.guanhu.platform.problem;

import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** The language of a response with words, which is also that of its problems. */
public final class AnswerLanguage {

    private AnswerLanguage() {}

    /** zh-CN or English, whichever matches {@code Accept-Language} better. */
    public static Locale of(ServerHttpRequest request) {
        return Messages.languageOf(request.getHeaders().getFirst(HttpHeaders.ACCEPT_LANGUAGE));
    }
}
