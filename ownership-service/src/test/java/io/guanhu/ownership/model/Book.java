package io.guanhu.ownership.model;

import io.guanhu.ownership.model.branch.Branch;
import io.guanhu.ownership.model.branch.Manager;
import io.guanhu.ownership.model.stewardship.Assignment;
import io.guanhu.ownership.model.stewardship.Period;
import io.guanhu.ownership.model.stewardship.PoolStay;
import io.guanhu.ownership.model.stewardship.Role;
import io.guanhu.ownership.model.stewardship.Stewardship;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Customers and managers in the tests. */
public final class Book {

    public static final Branch CHAOYANG = new Branch("BJ/CHAOYANG/001");
    public static final Branch PUDONG = new Branch("SH/PUDONG/001");
    public static final Instant YESTERDAY = Instant.parse("2026-11-20T09:00:00Z");
    public static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
    public static final Instant TOMORROW = Instant.parse("2026-11-22T09:00:00Z");
    public static final UUID CUSTOMER = new UUID(7, 1);
    public static final UUID NEXT_ID = new UUID(7, 99);

    private Book() {}

    public static Manager manager(String id) {
        return new Manager(id, "Manager " + id, id.startsWith("E1") ? CHAOYANG : PUDONG, true, true);
    }

    public static Assignment owner(String managerId, Period valid) {
        return new Assignment(
                new UUID(7, 2),
                CUSTOMER,
                Role.PRIMARY,
                managerId,
                manager(managerId).branch(),
                valid);
    }

    public static Assignment assistant(String managerId) {
        return new Assignment(
                new UUID(7, 3),
                CUSTOMER,
                Role.ASSISTANT,
                managerId,
                manager(managerId).branch(),
                Period.from(YESTERDAY));
    }

    public static PoolStay inPool() {
        return new PoolStay(new UUID(7, 4), CUSTOMER, new UUID(7, 5), CHAOYANG, Period.from(YESTERDAY));
    }

    public static Stewardship customerOf(Assignment... assignments) {
        return new Stewardship(CUSTOMER, List.of(assignments), List.of());
    }

    public static Stewardship customerInPool() {
        return new Stewardship(CUSTOMER, List.of(), List.of(inPool()));
    }

    public static Refusal refusal(Decision<?> decision) {
        return switch (decision) {
            case Decision.Refused<?>(Refusal reason) -> reason;
            case Decision.Accepted<?> accepted -> throw new AssertionError(accepted);
        };
    }

    public static <S> S accepted(Decision<S> decision) {
        return switch (decision) {
            case Decision.Accepted<S>(S state) -> state;
            case Decision.Refused<S> refused -> throw new AssertionError(refused);
        };
    }
}
