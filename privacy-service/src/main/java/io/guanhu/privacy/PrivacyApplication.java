package io.guanhu.privacy;

import io.guanhu.privacy.ledger.MakeLedgerKey;
import io.guanhu.privacy.verification.VerifyCommand;
import java.io.IOException;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts privacy-service, or runs a command and exits. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class PrivacyApplication {

    public static void main(String[] arguments) throws IOException {
        if (arguments.length > 0 && arguments[0].equals(VerifyCommand.NAME)) {
            System.exit(VerifyCommand.run(List.of(arguments).subList(1, arguments.length), System.out));
        }
        if (arguments.length > 0 && arguments[0].equals(MakeLedgerKey.NAME)) {
            System.exit(MakeLedgerKey.run(List.of(arguments).subList(1, arguments.length), System.out));
        }
        SpringApplication.run(PrivacyApplication.class, arguments);
    }
}
