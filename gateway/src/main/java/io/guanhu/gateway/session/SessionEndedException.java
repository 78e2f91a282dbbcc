package io.guanhu.gateway.session;

import io.guanhu.platform.problem.AnsweredAsProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** The realm has ended the session behind the browser's cookie. */
final class SessionEndedException extends RuntimeException implements AnsweredAsProblem {

    SessionEndedException(@Nullable Throwable cause) {
        super("The session has ended", cause);
    }

    @Override
    public HttpStatus status() {
        return HttpStatus.UNAUTHORIZED;
    }

    @Override
    public String code() {
        return "session-ended";
    }
}
