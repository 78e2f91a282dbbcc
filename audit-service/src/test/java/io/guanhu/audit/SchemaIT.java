package io.guanhu.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.testing.DeclaredSchema;
import org.junit.jupiter.api.Test;

class SchemaIT {

    private final DeclaredSchema schema = DeclaredSchema.migrated("audit");

    @Test
    void everyColumnDeclaresItsCategoryAndWhatErasureDoes() {
        assertThat(schema.columns()).contains("entry_detail.sealed", "leaf.entry");
        assertThat(schema.undeclared()).isEmpty();
    }

    /** A detail's category is in its row; values that cannot be erased have none. */
    @Test
    void holdsPersonalDataInDetailsOnly() {
        assertThat(schema.categories()).isEmpty();
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
}
