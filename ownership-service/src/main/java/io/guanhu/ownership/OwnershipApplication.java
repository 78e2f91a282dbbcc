package io.guanhu.ownership;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts ownership-service. */
@SpringBootApplication
public class OwnershipApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(OwnershipApplication.class, arguments);
    }
}
