package io.guanhu.testing.architecture.sample;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;

/** Each uses Spring in a way that the project does not. */
@SuppressWarnings("NullAway")
public final class Web {

    private Web() {}

    public static final class ForAnybody {
        @PostMapping("/names")
        void add() {}
    }

    public static final class ForRole {
        @PostMapping("/names")
        @PreAuthorize("hasRole('lead')")
        void add() {}
    }

    public static final class OwnAnswers {
        @ExceptionHandler
        String answer(IllegalStateException e) {
            return "Conflict";
        }
    }

    public static final class Wired {
        @Autowired
        private String name;

        String name() {
            return name;
        }
    }

    public static final class Configured {
        @Value("${name}")
        private String name;

        String name() {
            return name;
        }
    }
}
