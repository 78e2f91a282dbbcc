package io.guanhu.platform.description.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.type.TypeFactory;
import io.guanhu.platform.problem.Problem;
import io.guanhu.platform.web.Page;
import io.swagger.v3.oas.annotations.media.Schema;
import org.junit.jupiter.api.Test;

/** The names of schemas; {@code CommittedDocumentTests} checks that they are unique. */
class SchemaNamesTests {

    private final SchemaNames names = new SchemaNames();

    private static class CoverageController {
        private record Flaw() {}
    }

    @Schema(name = "ParkedMessage")
    private record Given() {}

    private String nameOf(Class<?> type) {
        return names.nameForType(TypeFactory.defaultInstance().constructType(type));
    }

    @Test
    void putsTheSubjectInFront() {
        assertThat(nameOf(TransferController.Shown.class)).isEqualTo("TransferShown");
        assertThat(nameOf(CoverageController.Flaw.class)).endsWith("CoverageFlaw");
        assertThat(nameOf(Problem.FieldError.class)).isEqualTo("ProblemFieldError");
    }

    @Test
    void saysNothingTwice() {
        assertThat(nameOf(TransferController.NewTransfer.class)).isEqualTo("NewTransfer");
    }

    @Test
    void leavesWhatIsNamedByHandAndWhatIsOfNoService() {
        assertThat(nameOf(Given.class)).isEqualTo("ParkedMessage");
        assertThat(nameOf(Problem.class)).isEqualTo("Problem");
        assertThat(nameOf(String.class)).isEqualTo("string");
    }

    @Test
    void namesAPageByWhatIsOnIt() {
        var page = TypeFactory.defaultInstance().constructParametricType(Page.class, Problem.FieldError.class);
        assertThat(names.nameForType(page)).isEqualTo("ProblemFieldErrorPage");
    }
}
