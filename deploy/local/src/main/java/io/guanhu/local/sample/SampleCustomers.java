package io.guanhu.local.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Generates customers from a seed: the same seed gives the same customers. The first four belong to
 * the demo logins {@code customer1} to {@code customer4}.
 */
public final class SampleCustomers {

    /** How many customers a new suite gets. */
    public static final int COUNT = 5_000;

    /** How many of them have a login. */
    public static final int WITH_LOGIN = 4;

    private static final long SEED = 20_261_121L;
    private static final LocalDate FIRST_DAY = LocalDate.of(2019, 1, 1);
    private static final int DAYS = 2_500;

    private static final List<String> NOTES =
            List.of("询问大额存单利率", "更换网点后电话回访", "对账单寄送方式改为电子", "反映柜面等候时间较长", "预约保险箱业务", "咨询养老金账户开立");
    private static final List<String> PREFERENCES = List.of("理财月报", "信用卡活动", "黄金积存", "亲子沙龙", "无");

    private final Random random;
    private final Set<String> taken = new HashSet<>();

    private SampleCustomers(long seed) {
        // Random rather than a better generator, because its sequence is specified.
        this.random = new Random(seed);
    }

    /** The customers of a new suite. */
    public static List<SampleCustomer> all() {
        var sample = new SampleCustomers(SEED);
        List<SampleCustomer> customers = new ArrayList<>(COUNT);
        customers.add(sample.next().ownedBy("E1101", "BJ/CHAOYANG/001", null));
        customers.add(sample.next().ownedBy("E1101", "BJ/CHAOYANG/001", "2024-05-31"));
        customers.add(sample.next().ownedBy("E1201", "BJ/HAIDIAN/001", "2024-03-29"));
        customers.add(sample.next().ownedBy("E2101", "SH/PUDONG/001", null));
        while (customers.size() < COUNT) {
            customers.add(sample.next());
        }
        return List.copyOf(customers);
    }

    /** One more customer who is not in the sample, for a story that needs a new one. */
    public static SampleCustomer another(RandomGenerator seed) {
        return new SampleCustomers(seed.nextLong()).next();
    }

    private SampleCustomer next() {
        boolean foreign = random.nextInt(100) < 3;
        String name = Names.next(random);
        String id = fresh(foreign ? this::passport : () -> ResidentIds.next(random));
        int branch = random.nextInt(SampleManagers.BRANCHES.size());
        String manager = random.nextInt(100) < 5 ? null : SampleManagers.employeeId(branch, random.nextInt(5));
        LocalDate lastSeen = FIRST_DAY.plusDays(random.nextInt(DAYS));
        String ended = random.nextInt(100) < 8 ? lastSeen.toString() : null;
        return new SampleCustomer(
                name,
                foreign ? "PASSPORT" : "RESIDENT_ID",
                id,
                fresh(() -> Contacts.phone(random)),
                fresh(() -> Contacts.email(random)),
                Contacts.address(random),
                List.of(fresh(this::account)),
                SampleManagers.BRANCHES.get(branch),
                manager,
                lastSeen.toString(),
                ended,
                List.of(PREFERENCES.get(random.nextInt(PREFERENCES.size()))),
                List.of(NOTES.get(random.nextInt(NOTES.size()))));
    }

    /** No two customers share an identifying value. */
    private String fresh(Supplier<String> values) {
        String value = values.get();
        while (!taken.add(value)) {
            value = values.get();
        }
        return value;
    }

    /** A card number with an issuer number that no bank has, and a valid Luhn digit. */
    private String account() {
        String digits = "629999%012d".formatted(random.nextLong(1_000_000_000_000L));
        int sum = 0;
        for (int at = 0; at < digits.length(); at++) {
            int digit = digits.charAt(digits.length() - 1 - at) - '0';
            int weighted = at % 2 == 0 ? digit * 2 : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return digits + (10 - sum % 10) % 10;
    }

    private String passport() {
        return "ZZ%07d".formatted(random.nextInt(10_000_000));
    }
}
