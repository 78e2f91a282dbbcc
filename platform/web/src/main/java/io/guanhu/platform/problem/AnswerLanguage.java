package io.guanhu.platform.problem;

import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** The language of an answer that holds words: the one that its problems would be told in. */
public final class AnswerLanguage {

    private AnswerLanguage() {}

    /** zh-CN or English, whichever suits {@code Accept-Language} better. */
    public static Locale of(ServerHttpRequest request) {
        return Messages.languageOf(request.getHeaders().getFirst(HttpHeaders.ACCEPT_LANGUAGE));
    }
}
