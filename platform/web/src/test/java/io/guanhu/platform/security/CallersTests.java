package io.guanhu.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

class CallersTests {

    private static final String CUSTOMER = new UUID(0, 7).toString();

    /** Each of the two would hide from a check of the other: who decided, and about whom. */
    @Test
    void refusesATokenThatNamesBothAnEmployeeAndACustomer() {
        assertThatExceptionOfType(InvalidBearerTokenException.class)
                .isThrownBy(() -> Callers.callerOf(token("E1101", CUSTOMER)));
    }

    @Test
    void takesABlankIdForNone() {
        assertThat(Callers.callerOf(token(" ", CUSTOMER)).type()).isEqualTo(Caller.Type.CUSTOMER);
        assertThat(Callers.callerOf(token("E1101", "")).type()).isEqualTo(Caller.Type.STAFF);
    }

    private static Jwt token(String employee, String customer) {
        return Jwt.withTokenValue("t")
                .header("alg", "RS256")
                .subject("s")
                .claim("employee_id", employee)
                .claim("customer_id", customer)
                .build();
    }
}
