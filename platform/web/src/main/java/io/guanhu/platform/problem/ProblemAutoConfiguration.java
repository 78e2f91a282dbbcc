package io.guanhu.platform.problem;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.web.server.WebExceptionHandler;

/** Problem documents for every failure, whether or not it reached a controller. */
@AutoConfiguration
class ProblemAutoConfiguration {

    /** Before Spring Boot's own handler, which would answer with its own page. */
    private static final int FIRST = -10;

    @Bean
    Problems problems() {
        return new Problems(new Messages(getClass().getClassLoader()));
    }

    @Bean
    ProblemWriter problemWriter(Problems problems, ObjectProvider<ProblemListener> listeners) {
        return new ProblemWriter(problems, listeners::stream);
    }

    @Bean
    @Order(FIRST)
    WebExceptionHandler problemExceptionHandler(ProblemWriter problemWriter) {
        return problemWriter::write;
    }
}
