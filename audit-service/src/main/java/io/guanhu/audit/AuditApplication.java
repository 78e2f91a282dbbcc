package io.guanhu.audit;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts audit-service. */
@SpringBootApplication
public class AuditApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(AuditApplication.class, arguments);
    }
}
