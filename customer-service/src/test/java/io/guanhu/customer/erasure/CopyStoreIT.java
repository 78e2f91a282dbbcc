package io.guanhu.customer.erasure;

import static io.guanhu.customer.CustomerTables.DATABASE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.guanhu.customer.CustomerTables;
import io.guanhu.customer.erasure.CopyStore.Copy;
import io.guanhu.platform.contract.DataCategory;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CopyStoreIT {

    private final CopyStore store = new CopyStore(DATABASE.client());
    private final UUID customer = CustomerTables.customer();
    private final UUID other = CustomerTables.customer();

    /** The category of which a copy is made here. */
    private static DataCategory categoryOf(Copy copy) {
        return switch (copy) {
            case PROFILE, SEARCH_TOKEN, CHANGE_DETAIL, PARTICULARS -> DataCategory.CONTACT;
            case CONSENT -> DataCategory.MARKETING;
            case CHANGE_TEXT -> DataCategory.INTERACTION;
            case REGISTRATION_REJECTION, REGISTRATION_CHECK, CHANGE_SUSPICION -> DataCategory.IDENTITY;
        };
    }

    private static void copied(Copy copy, UUID of) {
        DataCategory category = categoryOf(copy);
        switch (copy) {
            case PROFILE -> CustomerTables.profile(of, category);
            case SEARCH_TOKEN -> CustomerTables.token(of, "phone", category);
            case CHANGE_DETAIL -> CustomerTables.detail(CustomerTables.change(of), "phone", category);
            case CHANGE_TEXT ->
                DATABASE.execute(
                        "update change set reason_text = '\\x01' where id = '%s'".formatted(CustomerTables.change(of)));
            case CONSENT -> DATABASE.execute("""
                        insert into consent (customer_id, purpose, category, granted, version, changed_by, changed_at)
                        values ('%s', 'PROFILING', 'MARKETING', true, 1, 'E1101', now())
                        """.formatted(of));
            case PARTICULARS -> DATABASE.execute("""
                        insert into particulars (notification_id, customer_id, sealed_phone, created_at)
                        values (gen_random_uuid(), '%s', '\\x01', now())
                        """.formatted(of));
            case REGISTRATION_REJECTION -> DATABASE.execute("""
                        insert into registration_rejection (check_id, recipe, token, reason, customer_id, expires_at)
                        values (gen_random_uuid(), 'argon2id', sha256('1'), 'PERSON_DECLINED', '%s', now())
                        """.formatted(of));
            case REGISTRATION_CHECK -> DATABASE.execute("""
                        insert into registration_check (id, state, version, branch, origin, registered_by, opened_at,
                            expires_at, candidates, document)
                        values (gen_random_uuid(), 'OPEN', 1, 'BJ', 'STAFF', 'E1101', now(), now(),
                            array['%s', gen_random_uuid()]::uuid[], sha256('%s'))
                        """.formatted(of, of));
            case CHANGE_SUSPICION ->
                DATABASE.execute("""
                        insert into change_suspicion (change_id, candidates, forget_at)
                        values ('%s', array['%s', gen_random_uuid()]::uuid[], now())
                        """.formatted(CustomerTables.change(CustomerTables.customer()), of));
        }
    }

    @ParameterizedTest
    @EnumSource
    void erasesACopyOfOneCustomerAlone(Copy copy) {
        DataCategory category = categoryOf(copy);
        copied(copy, customer);
        copied(copy, other);

        assertThat(DATABASE.get(store.count(copy, customer, category))).isOne();
        assertThat(DATABASE.get(store.erase(copy, customer, category))).isOne();

        assertThat(DATABASE.get(store.count(copy, customer, category))).isZero();
        assertThat(DATABASE.get(store.erase(copy, customer, category))).isZero();
        assertThat(DATABASE.get(store.count(copy, other, category))).isOne();
    }

    @ParameterizedTest
    @EnumSource
    void leavesOtherCategoriesAlone(Copy copy) {
        copied(copy, customer);

        for (DataCategory each : DataCategory.values()) {
            if (each != categoryOf(copy)) {
                assertThat(DATABASE.get(store.erase(copy, customer, each)))
                        .describedAs("%s", each)
                        .isZero();
            }
        }
        assertThat(DATABASE.get(store.count(copy, customer, categoryOf(copy)))).isOne();
    }

    @ParameterizedTest
    @EnumSource
    void leavesTheCopyWhereTheErasureIsRolledBack(Copy copy) {
        copied(copy, customer);

        assertThat(DATABASE.rolledBack(store.erase(copy, customer, categoryOf(copy))))
                .isOne();

        assertThat(DATABASE.get(store.count(copy, customer, categoryOf(copy)))).isOne();
    }

    @Test
    void isNamedInReceiptsByItsTable() {
        for (Copy copy : Copy.values()) {
            assertThat(Copy.ofStore(copy.store())).isEqualTo(copy);
        }
        assertThat(Copy.PROFILE.store()).isEqualTo("postgresql:customer.profile");
        assertThat(Arrays.stream(Copy.values())
                        .map(copy -> copy.store().substring("postgresql:customer.".length()))
                        .filter(table -> !table.equals("change_text")))
                .isSubsetOf(DATABASE.values("select relname::text from pg_class where relkind = 'r'", String.class));
        assertThatIllegalArgumentException().isThrownBy(() -> Copy.ofStore("postgresql:customer.elsewhere"));
    }

    @Test
    void keepsTheOthersWhomSomebodyIsLike() {
        copied(Copy.REGISTRATION_CHECK, customer);

        DATABASE.run(store.erase(Copy.REGISTRATION_CHECK, customer, DataCategory.IDENTITY));

        assertThat(DATABASE.values(
                        "select cardinality(candidates) from registration_check where document = sha256('%s')"
                                .formatted(customer),
                        Integer.class))
                .containsExactly(1);
    }

    @Test
    void knowsCustomersAlone() {
        assertThat(DATABASE.get(store.known(customer))).isTrue();
        assertThat(DATABASE.get(store.known(UUID.randomUUID()))).isFalse();
    }
}
