package io.guanhu.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.testing.DeclaredSchema;
import org.junit.jupiter.api.Test;

class SchemaIT {

    private final DeclaredSchema schema = DeclaredSchema.migrated("privacy");

    @Test
    void everyColumnDeclaresItsCategoryAndWhatErasureDoes() {
        assertThat(schema.columns()).contains("privacy_request.reason_text");
        assertThat(schema.undeclared()).isEmpty();
    }

    /** This service's holder erases these, and reports for the others that it has none. */
    @Test
    void holdsNoOtherCategoriesThanItsHolderErases() {
        assertThat(schema.categories()).containsExactly("CONTACT", "INTERACTION");
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
