package io.guanhu.customer.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.DataCategory;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FieldTests {

    @Test
    void everyFieldHasANameOfItsOwn() {
        List<String> names = Arrays.stream(Field.values()).map(Field::code).toList();
        assertThat(new HashSet<>(names)).hasSameSizeAs(names);
        assertThat(Field.of("phone")).contains(Field.PHONE);
        assertThat(Field.of("PHONE")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Field.class)
    void whatTellsWhoSomebodyIsIsMaskedByDefault(Field field) {
        if (field.protection() != ProtectionClass.C1) {
            assertThat(field.defaultMask()).isNotEqualTo(Mask.NONE);
        }
        assertThat(field.revealable()).isEqualTo(field.protection() != ProtectionClass.C3);
    }

    @Test
    void identityAndWhatRetentionCountsFromNeedASecondPersonAndContactIsAnnounced() {
        assertThat(Arrays.stream(Field.values()).filter(Field::needsSecondPerson))
                .containsExactlyInAnyOrder(Field.NAME, Field.ID_TYPE, Field.ID_NUMBER, Field.LAST_TRANSACTION_ON);
        assertThat(Arrays.stream(Field.values()).filter(Field::announced))
                .containsExactlyInAnyOrder(Field.PHONE, Field.EMAIL, Field.ADDRESS);
    }

    @Test
    void aDossierShowsHowEachCategoryStands() {
        Profile profile = new Profile(Map.of(Field.NAME, new Value.Text("张三")));
        Customer customer = new Customer(new UUID(0, 1), "BJ", CustomerStatus.ACTIVE, null, 1);
        Dossier dossier =
                new Dossier(customer, null, profile, Set.of(DataCategory.TRANSACTION), Set.of(DataCategory.CONTACT));

        assertThat(dossier.holdings())
                .containsEntry(DataCategory.IDENTITY, Holding.HELD)
                .containsEntry(DataCategory.CONTACT, Holding.ERASED)
                .containsEntry(DataCategory.TRANSACTION, Holding.RESTRICTED)
                .containsEntry(DataCategory.MARKETING, Holding.NONE)
                .hasSize(DataCategory.values().length);
        assertThat(dossier.barrier(Field.NAME)).isEmpty();
        assertThat(dossier.barrier(Field.SERVICE_NOTES)).isEmpty();
        assertThat(dossier.barrier(Field.PHONE)).contains(Holding.ERASED);
        assertThat(dossier.barrier(Field.LAST_TRANSACTION_ON)).contains(Holding.RESTRICTED);
    }

    @Test
    void nothingThatHoldsValuesTellsThem() {
        Profile profile = new Profile(Map.of(Field.NAME, new Value.Text("张三")));
        assertThat(profile.toString()).doesNotContain("张三");
        assertThat(new FieldChange(Field.NAME, new Value.Text("张三"), null).toString())
                .doesNotContain("张三");
        assertThat(new Value.Texts(List.of("张三")).toString()).doesNotContain("张三");
        assertThat(PersonName.parse("张三").toString()).doesNotContain("张三");
        assertThat(new Phone("+8613800138000").toString()).doesNotContain("138");
        assertThat(new Email("zhang@example.com").toString()).doesNotContain("zhang");
    }
}
