package io.guanhu.customer.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.model.field.BuiltIn;
import io.guanhu.customer.model.field.Field;
import io.guanhu.customer.model.field.Fields;
import io.guanhu.customer.model.field.Profile;
import io.guanhu.customer.model.field.Somebody;
import io.guanhu.customer.model.field.Value;
import io.guanhu.customer.vault.InMemoryVault;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.contract.PrivacyEvents.PartErased;
import io.guanhu.platform.contract.ReceiptEvents.Action;
import io.guanhu.platform.contract.ReceiptEvents.Finding;
import io.guanhu.platform.testing.Memory;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FieldErasureTests {

    private static final String PROFILE = "postgresql:customer.profile/fields";
    private static final String DETAILS = "postgresql:customer.change_detail/fields";
    private static final Profile SOMEBODY = Somebody.number(1);
    private static final PartErased PART = part("email", "address", "otherPhones");

    private final Memory memory = new Memory("customer-service");
    private final InMemoryVault vault = new InMemoryVault(memory);
    private final InMemoryFieldStore store = new InMemoryFieldStore(memory);
    private final FieldErasure fields =
            new FieldErasure(store, vault.profiles(), vault.store(), memory.keyring(), Fields.builtIn());
    private final UUID customer = vault.customer(SOMEBODY).id();

    private static PartErased part(String... fields) {
        return new PartErased(DataCategory.CONTACT, Set.of(fields));
    }

    private static Finding finding(String table, Action action, long removed, long left) {
        return new Finding(table, DataCategory.CONTACT, action, removed, left);
    }

    private static Profile without(Profile profile, String... codes) {
        Map<Field, Value> rest = new TreeMap<>(profile.values());
        rest.keySet().removeIf(field -> Set.of(codes).contains(field.code()));
        return new Profile(rest);
    }

    @Test
    void erasesFormerValuesAndTokensOfTheFieldsAlone() {
        store.changed(customer, "email");
        store.changed(customer, "email");
        store.changed(customer, "address");
        store.changed(customer, "phone");

        assertThat(memory.get(fields.erase(customer, PART))).isEqualTo(finding(DETAILS, Action.ERASED, 3, 0));

        assertThat(store.tokens(customer, "email")).isZero();
        assertThat(store.tokens(customer, "phone")).isOne();
        assertThat(vault.of(customer)).isEqualTo(SOMEBODY);
        assertThat(memory.get(fields.erase(customer, PART))).isEqualTo(finding(DETAILS, Action.NOTHING_HELD, 0, 0));
    }

    @Test
    void sealsTheRestAgain() {
        assertThat(memory.get(fields.sealAnew(customer, PART))).isEqualTo(finding(PROFILE, Action.ERASED, 2, 0));

        assertThat(vault.of(customer)).isEqualTo(without(SOMEBODY, "email", "address"));
        assertThat(vault.of(customer).text(BuiltIn.PHONE)).isPresent();
    }

    @Test
    void sealsNothingForACustomerWithoutTheFields() {
        memory.get(fields.sealAnew(customer, PART));
        int committed = memory.transactions().committed();

        assertThat(memory.get(fields.sealAnew(customer, PART))).isEqualTo(finding(PROFILE, Action.NOTHING_HELD, 0, 0));

        assertThat(memory.transactions().committed()).isEqualTo(committed);
    }

    @Test
    void leavesNoPartOfACategoryThatHasNothingElse() {
        memory.get(fields.sealAnew(customer, part("phone", "email", "address")));

        assertThat(vault.sealed(customer, DataCategory.CONTACT)).isEmpty();
        assertThat(vault.sealed(customer, DataCategory.IDENTITY)).isPresent();
    }

    @Test
    void doesNotTouchAFieldOfAnotherCategoryOrOneThatThisVersionDoesNotKnow() {
        assertThat(memory.get(fields.sealAnew(customer, part("name", "shoeSize"))))
                .isEqualTo(finding(PROFILE, Action.NOTHING_HELD, 0, 0));

        assertThat(vault.of(customer)).isEqualTo(SOMEBODY);
    }

    @Test
    void readsBackWhatWasWrittenMeanwhile() {
        Finding erased = memory.get(fields.erase(customer, PART));
        List<PartErased> parts = List.of(PART, part("address"), new PartErased(DataCategory.IDENTITY, Set.of("name")));
        assertThat(memory.get(fields.count(customer, erased, parts))).isZero();

        store.changed(customer, "email");
        store.changed(customer, "name");

        assertThat(memory.get(fields.count(customer, erased, parts))).isOne();
    }

    @Test
    void hasReadBackAProfileWhenItWasSealed() {
        assertThat(memory.get(fields.count(customer, finding(PROFILE, Action.ERASED, 2, 1), List.of(PART))))
                .isOne();
    }

    @Test
    void knowsItsFindings() {
        assertThat(FieldErasure.isStore(PROFILE)).isTrue();
        assertThat(FieldErasure.isStore(DETAILS)).isTrue();
        assertThat(FieldErasure.isStore("postgresql:customer.profile")).isFalse();
    }
}
