package io.guanhu.platform.app;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** A service that exists for the platform's own tests. */
@SpringBootApplication
public class AppApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(AppApplication.class, arguments);
    }
}
