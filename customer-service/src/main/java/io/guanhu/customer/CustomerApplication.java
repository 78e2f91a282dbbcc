package io.guanhu.customer;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The customer service. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class CustomerApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(CustomerApplication.class, arguments);
    }
}
