package io.guanhu.privacy;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts privacy-service. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class PrivacyApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(PrivacyApplication.class, arguments);
    }
}
