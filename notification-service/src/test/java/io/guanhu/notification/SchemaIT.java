package io.guanhu.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.testing.DeclaredSchema;
import org.junit.jupiter.api.Test;

class SchemaIT {

    private final DeclaredSchema schema = DeclaredSchema.migrated("notification");

    @Test
    void everyColumnDeclaresItsCategoryAndWhatErasureDoes() {
        assertThat(schema.columns()).contains("notification.destination");
        assertThat(schema.undeclared()).isEmpty();
    }

    /** This service's holder erases these, and reports for the others that it has none. */
    @Test
    void holdsNoOtherCategoriesThanItsHolderErases() {
        assertThat(schema.categories()).containsExactly("CONTACT");
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
