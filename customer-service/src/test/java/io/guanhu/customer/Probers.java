package io.guanhu.customer;

import io.guanhu.customer.Bank.Person;
import io.guanhu.testing.Tokens;
import io.micrometer.core.instrument.MeterRegistry;

/** Managers who may be probing whom the bank knows. */
final class Probers {

    private final Bank bank;
    private final MeterRegistry meters;

    Probers(Bank bank, MeterRegistry meters) {
        this.bank = bank;
        this.meters = meters;
    }

    static Tokens manager(String employee) {
        return Tokens.staff(employee, "BJ/CHAOYANG/001", "relationship-manager");
    }

    /** A customer whom others do not reach. */
    Person knownElsewhere(String employee) {
        Person person = Person.somebody();
        Bank.idOf(bank.create(Tokens.staff(employee, "SH/PUDONG/001", "relationship-manager"), person.form()));
        return person;
    }

    double alarms() {
        return meters.counter("guanhu.customer.probing.alarms").count();
    }
}
