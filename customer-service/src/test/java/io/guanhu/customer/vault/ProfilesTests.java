package io.guanhu.customer.vault;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.model.field.BuiltIn;
import io.guanhu.customer.model.field.Field;
import io.guanhu.customer.model.field.Fields;
import io.guanhu.customer.model.field.Kind;
import io.guanhu.customer.model.field.Profile;
import io.guanhu.customer.model.field.ProtectionClass;
import io.guanhu.customer.model.field.Somebody;
import io.guanhu.customer.model.field.Value.Text;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.testing.Memory;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Two replicas, one of which does not know a field of the bank's own. */
class ProfilesTests {

    private static final Field FAX = Field.define(1050, "fax", Kind.LINE)
            .in(DataCategory.CONTACT, ProtectionClass.C2)
            .showing(2, 2)
            .longest(20)
            .searchedAs("fax")
            .example("010-12345")
            .english("Fax", "The number of a fax machine")
            .chinese("传真", "传真机的号码")
            .build();

    private final Memory memory = new Memory("customer-service");
    private final InMemoryVault vault = new InMemoryVault(memory);
    private final Profiles older = vault.profiles();
    private final Profiles newer = vault.profiles(Fields.with(List.of(FAX)));
    private final Profile withFax = Somebody.with(Somebody.number(1), FAX, "010-778899");
    private final UUID customer = vault.customer(Somebody.number(1)).id();

    @Test
    void keepsWhatItDoesNotKnowWhenItSealsTheRestAgain() {
        memory.run(newer.replace(customer, withFax, Set.of(DataCategory.CONTACT)));
        Profile changed = Somebody.with(Somebody.number(1), BuiltIn.PHONE, "+8614299999999");

        memory.run(older.replace(customer, changed, Set.of(DataCategory.CONTACT)));

        assertThat(of(older)).isEqualTo(changed);
        assertThat(of(newer)).isEqualTo(Somebody.with(changed, FAX, "010-778899"));
        assertThat(vault.tokens().having(fax())).containsExactly(customer);
    }

    @Test
    void keepsItAlsoWhenItRemovesAllThatItKnows() {
        memory.run(newer.replace(customer, withFax, Set.of(DataCategory.CONTACT)));

        memory.get(older.remove(customer, Set.copyOf(Fields.builtIn().in(DataCategory.CONTACT))));

        assertThat(of(newer).in(DataCategory.CONTACT)).isEqualTo(fax());
    }

    @Test
    void holdsNothingOfACategoryWithoutFields() {
        memory.get(older.remove(customer, Set.copyOf(Fields.builtIn().in(DataCategory.CONTACT))));

        assertThat(vault.sealed(customer, DataCategory.CONTACT)).isEmpty();
        assertThat(vault.sealed(customer, DataCategory.IDENTITY)).isPresent();
    }

    @Test
    void forgetsTheWordsOfWhatItKnows() {
        memory.run(older.replace(
                customer,
                Somebody.with(Somebody.number(1), BuiltIn.EMAIL, "neu@example.com"),
                Set.of(DataCategory.CONTACT)));

        assertThat(vault.tokens().having(Somebody.number(1))).isEmpty();
    }

    /** As after a restore of the data alone, whose keys stay destroyed. */
    @Test
    void replacesWhatIsLeftOfAnErasedCategory() {
        memory.run(memory.keyring().destroy(customer, Set.of(DataCategory.CONTACT)));
        Profile changed = Somebody.with(Somebody.number(1), BuiltIn.PHONE, "+8614299999999");

        memory.run(older.replace(customer, changed, Set.of(DataCategory.CONTACT)));

        assertThat(of(older)).isEqualTo(changed);
        assertThat(memory.keys().of(customer).generation(DataCategory.CONTACT)).hasValue(2);
    }

    @Test
    void passesOverWhatIsLeftOfAnErasedCategoryThatHasANewKey() {
        memory.run(memory.keyring().destroy(customer, Set.of(DataCategory.CONTACT)));
        memory.get(memory.keyring().provide(customer, Set.of(DataCategory.CONTACT)));

        assertThat(of(older).in(DataCategory.CONTACT)).isEqualTo(Profile.EMPTY);
        assertThat(of(older).in(DataCategory.IDENTITY)).isNotEqualTo(Profile.EMPTY);

        Profile changed = Somebody.with(Somebody.number(1), BuiltIn.PHONE, "+8614299999999");
        memory.run(older.replace(customer, changed, Set.of(DataCategory.CONTACT)));
        assertThat(of(older)).isEqualTo(changed);
    }

    private static Profile fax() {
        return new Profile(Map.of(FAX, new Text("010-778899")));
    }

    private Profile of(Profiles replica) {
        return memory.get(replica.openAll(List.of(customer))).getOrDefault(customer, Profile.EMPTY);
    }
}
