package io.guanhu.ownership;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts ownership-service. */
@SpringBootApplication
@EnableScheduling
public class OwnershipApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(OwnershipApplication.class, arguments);
    }
}
