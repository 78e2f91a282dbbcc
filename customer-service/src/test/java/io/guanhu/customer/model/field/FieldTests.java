package io.guanhu.customer.model.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.guanhu.customer.model.Customer;
import io.guanhu.customer.model.CustomerStatus;
import io.guanhu.customer.model.Dossier;
import io.guanhu.customer.model.Holding;
import io.guanhu.customer.model.change.FieldChange;
import io.guanhu.customer.model.registration.BranchPath;
import io.guanhu.customer.model.value.DocumentNumber;
import io.guanhu.customer.model.value.Email;
import io.guanhu.customer.model.value.IdType;
import io.guanhu.customer.model.value.InvalidValueException;
import io.guanhu.customer.model.value.PersonName;
import io.guanhu.customer.model.value.Phone;
import io.guanhu.platform.contract.DataCategory;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** A note may tell of an investigation that the law forbids to tell. */
    @Test
    void customersSeeEverythingByThemselvesButWhatStaffWroteDown() {
        assertThat(Arrays.stream(Field.values()).filter(field -> !field.shownToTheCustomer()))
                .containsExactly(Field.SERVICE_NOTES);
    }

    @Test
    void eachCategoryHasItsFields() {
        assertThat(Field.in(DataCategory.IDENTITY))
                .containsExactlyInAnyOrder(Field.NAME, Field.ID_TYPE, Field.ID_NUMBER);
        assertThat(new Profile(Map.of(Field.NAME, new Value.Text("张三"), Field.PHONE, new Value.Text("1"))).categories())
                .containsExactlyInAnyOrder(DataCategory.IDENTITY, DataCategory.CONTACT);
        assertThat(Profile.EMPTY.categories()).isEmpty();
    }

    /** What is restricted stays as it is; what was erased may come anew while the customer stays one. */
    @ParameterizedTest
    @CsvSource({"IDENTITY, , ", "MARKETING, , ", "CONTACT, , ERASED", "TRANSACTION, RESTRICTED, RESTRICTED"})
    void aDossierTellsWhatCannotBeWritten(
            DataCategory category, @Nullable Holding ofACustomer, @Nullable Holding ofAFormerOne) {
        assertThat(dossier(null).writeBarrier(category)).isEqualTo(Optional.ofNullable(ofACustomer));
        assertThat(dossier(LocalDate.parse("2026-01-31")).writeBarrier(category))
                .isEqualTo(Optional.ofNullable(ofAFormerOne));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "bj", "BJ/", "BJ//001"})
    void isRegisteredAtABranchWithAPath(String path) {
        assertThat(new BranchPath("BJ/CHAOYANG/001").path()).isEqualTo("BJ/CHAOYANG/001");
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> new BranchPath(path))
                .withMessage("branch-format");
    }

    @Test
    void aDossierShowsHowEachCategoryStands() {
        Dossier dossier = dossier(null);

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
        assertThat(new DocumentNumber(IdType.PASSPORT, "E12345678").toString()).doesNotContain("123");
    }

    private static Dossier dossier(@Nullable LocalDate endedOn) {
        Profile profile = new Profile(Map.of(Field.NAME, new Value.Text("张三")));
        Customer customer = new Customer(new UUID(0, 1), "BJ", CustomerStatus.of(endedOn), endedOn, 1);
        return new Dossier(customer, null, profile, Set.of(DataCategory.TRANSACTION), Set.of(DataCategory.CONTACT));
    }
}
