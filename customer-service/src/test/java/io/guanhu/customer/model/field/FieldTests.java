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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldTests {

    private static final Fields CATALOGUE = Fields.builtIn();

    static List<Field> fields() {
        return CATALOGUE.all();
    }

    @ParameterizedTest
    @MethodSource("fields")
    void whatTellsWhoSomebodyIsIsMaskedByDefault(Field field) {
        assertThat(field.defaultMask().equals(Mask.NONE)).isEqualTo(field.protection() == ProtectionClass.C1);
        assertThat(field.revealable()).isEqualTo(field.protection() != ProtectionClass.C3);
    }

    @Test
    void identityAndWhatRetentionCountsFromNeedASecondPersonAndContactIsAnnounced() {
        assertThat(CATALOGUE.with(Trait.SECOND_PERSON))
                .containsExactly(BuiltIn.NAME, BuiltIn.ID_TYPE, BuiltIn.ID_NUMBER, BuiltIn.LAST_TRANSACTION_ON);
        assertThat(CATALOGUE.with(Trait.ANNOUNCED)).containsExactly(BuiltIn.PHONE, BuiltIn.EMAIL, BuiltIn.ADDRESS);
    }

    /** A note may mention an investigation that must not be disclosed. */
    @Test
    void customersSeeEverythingExceptStaffNotes() {
        assertThat(CATALOGUE.all().stream().filter(field -> !field.shownToTheCustomer()))
                .containsExactly(BuiltIn.SERVICE_NOTES);
    }

    @Test
    void aProfileTellsTheCategoriesOfItsFields() {
        Profile profile = new Profile(Map.of(BuiltIn.PHONE, new Value.Text("1"), BuiltIn.NAME, new Value.Text("张三")));
        assertThat(profile.categories()).containsExactlyInAnyOrder(DataCategory.IDENTITY, DataCategory.CONTACT);
        assertThat(profile.in(DataCategory.CONTACT).values()).containsOnlyKeys(BuiltIn.PHONE);
        assertThat(profile.values().keySet()).containsExactly(BuiltIn.NAME, BuiltIn.PHONE);
        assertThat(Profile.EMPTY.categories()).isEmpty();
    }

    /** What is restricted stays as it is; erased data may be given again while the customer stays one. */
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
        assertThat(dossier.barrier(BuiltIn.NAME)).isEmpty();
        assertThat(dossier.barrier(BuiltIn.SERVICE_NOTES)).isEmpty();
        assertThat(dossier.barrier(BuiltIn.PHONE)).contains(Holding.ERASED);
        assertThat(dossier.barrier(BuiltIn.LAST_TRANSACTION_ON)).contains(Holding.RESTRICTED);
    }

    @Test
    void nothingThatHoldsValuesTellsThem() {
        Profile profile = new Profile(Map.of(BuiltIn.NAME, new Value.Text("张三")));
        assertThat(profile.toString()).doesNotContain("张三");
        assertThat(new FieldChange(BuiltIn.NAME, new Value.Text("张三"), null).toString())
                .doesNotContain("张三");
        assertThat(new Value.Texts(List.of("张三")).toString()).doesNotContain("张三");
        assertThat(PersonName.parse("张三").toString()).doesNotContain("张三");
        assertThat(new Phone("+8613800138000").toString()).doesNotContain("138");
        assertThat(new Email("zhang@example.com").toString()).doesNotContain("zhang");
        assertThat(new DocumentNumber(IdType.PASSPORT, "E12345678").toString()).doesNotContain("123");
    }

    private static Dossier dossier(@Nullable LocalDate endedOn) {
        Profile profile = new Profile(Map.of(BuiltIn.NAME, new Value.Text("张三")));
        Customer customer = new Customer(new UUID(0, 1), "BJ", CustomerStatus.of(endedOn), endedOn, 1);
        return new Dossier(customer, null, profile, Set.of(DataCategory.TRANSACTION), Set.of(DataCategory.CONTACT));
    }
}
