package io.guanhu.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanhu.testing.DeclaredSchema;
import org.junit.jupiter.api.Test;

class SchemaIT {

    private final DeclaredSchema schema = DeclaredSchema.migrated("customer");

    @Test
    void everyColumnDeclaresItsCategoryAndWhatErasureDoes() {
        assertThat(schema.columns()).contains("profile.sealed", "change.reason_text");
        assertThat(schema.undeclared()).isEmpty();
    }

    @Test
    void aColumnWithoutADeclarationIsFound() {
        schema.execute("alter table customer add column nickname text");
        assertThat(schema.undeclared()).containsExactly("customer.nickname");
        schema.execute("comment on column customer.nickname is 'category=IDENTITY'");
        assertThat(schema.undeclared()).containsExactly("customer.nickname");
    }

    /**
     * What people wrote is sealed; everything else is held to a pattern, or says why it is no text
     * of theirs.
     */
    @Test
    void leavesNoColumnOpenToPeoplesWords() {
        assertThat(schema.openToWords()).isEmpty();
    }

    @Test
    void everyTableSaysHowItsRowsStayBounded() {
        assertThat(schema.unbounded()).isEmpty();
    }

    @Test
    void aTableThatMayGrowForEverIsFound() {
        schema.execute("create table heap (id uuid)");
        assertThat(schema.unbounded()).containsExactly("heap");
        assertThatThrownBy(() -> schema.execute("select declare_rows('heap', 'some')"))
                .hasMessageContaining("how the rows of heap stay bounded");
        schema.execute("select declare_rows('heap', 'deleted: by nobody')");
        assertThat(schema.unbounded()).isEmpty();
    }
}
