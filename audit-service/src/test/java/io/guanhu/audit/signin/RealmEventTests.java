package io.guanhu.audit.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.AuditEvents.ActorType;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RealmEventTests {

    private static final String ID = "80246f77-1cd6-435c-b55b-28045b651e94";

    @ParameterizedTest
    @CsvSource({
        "LOGIN, session.sign-in, false, ",
        "LOGIN_ERROR, session.sign-in, true, user_not_found",
        "CLIENT_LOGIN, session.sign-in, false, ",
        "CLIENT_LOGIN_ERROR, session.sign-in, true, user_not_found",
        "LOGOUT, session.sign-out, false, ",
        "LOGOUT_ERROR, session.sign-out, true, user_not_found"
    })
    void tellsWhatWasDone(String type, String action, boolean refused, String reason) {
        RealmEvent event = new RealmEvent(ID, 0, type, "guanhu-mobile", null, "user_not_found");
        assertThat(event.action()).isEqualTo(action);
        assertThat(event.refused()).isEqualTo(refused);
        assertThat(event.reason()).isEqualTo(reason);
        assertThat(event.entryId()).isEqualTo(UUID.fromString(ID));
    }

    @Test
    void repeatsNothingThatSomebodyTyped() {
        RealmEvent event = new RealmEvent("1", 0, "CLIENT_LOGIN_ERROR", "张三 13900000001", null, "no such 张三");
        assertThat(event.client()).isEqualTo("other");
        assertThat(event.reason()).isEqualTo("other");
        assertThat(event.entryId()).isEqualTo(event.entryId());
    }

    @Test
    void namesPeopleAsTheOtherEntriesDo() {
        UUID customer = UUID.randomUUID();
        assertThat(account(Map.of("customer_id", List.of(customer.toString()))))
                .isEqualTo(new Account(ActorType.CUSTOMER, customer.toString(), customer, null));
        assertThat(account(Map.of("employee_id", List.of("E1"), "branch", List.of("HQ"))))
                .isEqualTo(new Account(ActorType.STAFF, "E1", null, "HQ"));
        assertThat(account(Map.of("customer_id", List.of("none"))))
                .isEqualTo(new Account(ActorType.ANONYMOUS, "account-u", null, null));
    }

    private static Account account(Map<String, List<String>> attributes) {
        return new Account.User("u", attributes).account();
    }
}
