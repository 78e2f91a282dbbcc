package io.guanhu.local.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleCustomersTests {

    private static final List<SampleCustomer> SAMPLE = SampleCustomers.all();

    @Test
    void isTheSameEveryTime() {
        assertThat(SampleCustomers.all().stream().map(SampleCustomer::body))
                .isEqualTo(SAMPLE.stream().map(SampleCustomer::body).toList());
        assertThat(ImportFile.lines(SAMPLE)).isEqualTo(ImportFile.lines(SampleCustomers.all()));
    }

    @Test
    void hasFiveThousandCustomersWhoShareNothing() {
        assertThat(SAMPLE).hasSize(5_000);
        assertThat(distinct(SampleCustomer::idNumber)).hasSize(5_000);
        assertThat(distinct(SampleCustomer::phone)).hasSize(5_000);
        assertThat(distinct(SampleCustomer::email)).hasSize(5_000);
        assertThat(distinct(SampleCustomer::accountNumbers)).hasSize(5_000);
    }

    /** The suite would not register a person with another's name and birth date. */
    @Test
    void hasNobodyWhoLooksLikeAnother() {
        List<String> cards = SAMPLE.stream()
                .filter(each -> each.idType().equals("RESIDENT_ID"))
                .map(each -> each.name() + each.idNumber().substring(6, 14))
                .toList();
        assertThat(cards).doesNotHaveDuplicates();
    }

    @Test
    void hasChineseMinorityAndLatinNames() {
        assertThat(SAMPLE).anyMatch(each -> each.name().contains("·"));
        assertThat(SAMPLE).anyMatch(each -> each.name().matches("[\\p{IsLatin}’ -]+"));
        assertThat(SAMPLE).anyMatch(each -> each.name().codePoints().anyMatch(it -> it > 0xFFFF));
        assertThat(distinct(SampleCustomer::name).size()).isGreaterThan(3_000);
    }

    @Test
    void hasNumbersThatBelongToNobody() {
        assertThat(SAMPLE)
                .filteredOn(each -> each.idType().equals("RESIDENT_ID"))
                .isNotEmpty()
                .allMatch(each -> each.idNumber().matches("\\d{4}99[12]\\d{10}[0-9X]"))
                .allMatch(each ->
                        ResidentIds.withCheck(each.idNumber().substring(0, 17)).equals(each.idNumber()));
        assertThat(SAMPLE).isNotEmpty().allMatch(each -> each.phone().matches("(142|143|154)\\d{8}"));
        assertThat(SAMPLE).isNotEmpty().allMatch(each -> each.email().matches(".+@example\\.(com|org|net)"));
    }

    @Test
    void namesNoManagerLikeACustomer() {
        Set<Object> names = distinct(SampleCustomer::name);

        assertThat(SampleManagers.all()).hasSize(20).noneMatch(each -> names.contains(each.name()));
        assertThat(SampleManagers.all())
                .extracting(SampleManagers.SampleManager::branch)
                .containsOnly("BJ/CHAOYANG/001", "BJ/HAIDIAN/001", "SH/PUDONG/001", "GZ/TIANHE/001");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"0, E1101, -", "1, E1101, 2024-05-31", "2, E1201, 2024-03-29", "3, E2101, -"})
    void givesEachLoginItsCustomer(int at, String owner, @Nullable String endedOn) {
        assertThat(SAMPLE.get(at).manager()).isEqualTo(owner);
        assertThat(SAMPLE.get(at).relationshipEndedOn()).isEqualTo(endedOn);
    }

    @Test
    void mixesInLinesThatAreDirtyAndLinesThatNobodyCanRepair() {
        List<String> lines = ImportFile.lines(SAMPLE);

        assertThat(lines).hasSize(5_000 + ImportFile.broken().size()).containsAll(ImportFile.broken());
        assertThat(lines).anyMatch(line -> line.contains("+86"));
        assertThat(lines).anyMatch(line -> line.chars().anyMatch(it -> it >= '０' && it <= '９'));
        assertThat(lines).anyMatch(line -> line.matches(".*\\d{17}x\".*"));
        assertThat(ResidentIds.withCheck("11019919491231002")).isNotEqualTo("110199194912310020");
    }

    private static Set<Object> distinct(Function<SampleCustomer, Object> value) {
        return SAMPLE.stream().map(value).collect(Collectors.toSet());
    }
}
