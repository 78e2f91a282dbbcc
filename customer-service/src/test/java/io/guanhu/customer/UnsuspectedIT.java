package io.guanhu.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.Bank.Person;
import io.guanhu.testing.Database;
import io.guanhu.testing.Tokens;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Meeting only known people raises no suspicion, and counting delays nobody. */
@LowProbingLimits
class UnsuspectedIT {

    private final Bank bank;
    private final CheckDesk desk;
    private final Probers probers;
    private final MeterRegistry meters;
    private final Rows rows;

    @Autowired
    UnsuspectedIT(WebTestClient client, Database database, MeterRegistry meters) {
        this.bank = new Bank(client);
        this.desk = new CheckDesk(bank);
        this.probers = new Probers(bank, meters);
        this.meters = meters;
        this.rows = new Rows(database);
    }

    @Test
    void leavesAloneWhoMeetsOnlyWhomTheyMayKnow() {
        Tokens clerk = Tokens.staff("E9741", "HQ", "operations");
        Map<String, Object> form = CheckDesk.inBranch(Person.somebody().form());
        Bank.idOf(bank.create(clerk, form));
        double before = probers.alarms();

        for (int at = 0; at < 3; at++) {
            assertThat(desk.refused(clerk, form).path("code").asString()).isEqualTo("duplicate-customer");
        }

        assertThat(probers.alarms()).isEqualTo(before);
    }

    @Test
    void countsNobodyWhoReachesAll() {
        Tokens clerk = Tokens.staff("E9742", "HQ", "operations");
        double before = probers.alarms();

        for (String other : List.of("E1742", "E1743", "E1744")) {
            desk.held(clerk, CheckDesk.inBranch(alike(other)));
        }

        assertThat(probers.alarms()).isEqualTo(before);
    }

    @Test
    void countsNoRepetitionOfOnesOwnWaitingRegistration() {
        Tokens manager = Probers.manager("E1751");
        Map<String, Object> form = alike("E1752");
        double before = probers.alarms();

        for (int at = 0; at < 4; at++) {
            desk.held(manager, form);
        }

        assertThat(probers.alarms()).isEqualTo(before);
    }

    @Test
    void countsNoChangeThatIsLikeOnesOwnCustomer() {
        Tokens manager = Probers.manager("E1761");
        UUID own = Bank.idOf(bank.create(manager, Person.somebody().form()));
        Person other = Person.somebody();
        Bank.idOf(bank.create(manager, other.form()));
        double before = probers.alarms();

        for (int at = 0; at < 3; at++) {
            bank.propose(manager, own, 1, Map.of("name", other.name(), "phone", other.phone()))
                    .expectStatus()
                    .isCreated();
        }

        assertThat(probers.alarms()).isEqualTo(before);
    }

    @Test
    void losesNoAnswerWhenItCannotCount() throws SQLException {
        rows.execute("""
                create function no_count() returns trigger language plpgsql as
                    $$ begin raise exception 'no'; end $$;
                create trigger no_count before insert on registration_attempts for each row
                    when (new.caller = 'E1771' and new.sent > 0) execute function no_count()
                """);
        try {
            Bank.idOf(bank.create(Probers.manager("E1771"), Person.somebody().form()));
        } finally {
            rows.execute("drop function no_count cascade");
        }
        assertThat(meters.counter("guanhu.customer.probing.uncounted").count()).isEqualTo(1);
    }

    private Map<String, Object> alike(String manager) {
        Person known = probers.knownElsewhere(manager);
        return known.form("OTHER", "K" + known.phone());
    }
}
