package io.guanhu.privacy;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts privacy-service. */
@SpringBootApplication
@EnableScheduling
@ConfigurationPropertiesScan
public class PrivacyApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(PrivacyApplication.class, arguments);
    }
}
