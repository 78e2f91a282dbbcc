package io.guanhu.customer.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.guanhu.customer.model.field.Field;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.problem.ProblemException.FieldProblem;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.StringNode;

class PatchReaderTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final JsonNode NONE = NullNode.getInstance();

    @Test
    void removesAFieldThatIsNullOrNamedAsRemoved() {
        var expected = Map.of(Field.EMAIL, Optional.empty());
        assertThat(PatchReader.read(Map.of("email", NONE), null, TODAY).values())
                .isEqualTo(expected);
        assertThat(PatchReader.read(null, List.of("email"), TODAY).values()).isEqualTo(expected);
    }

    @Test
    void changesAndRemovesAtOnce() {
        var patch = Map.<String, JsonNode>of("phone", StringNode.valueOf("13800000001"));
        assertThat(PatchReader.read(patch, List.of("email"), TODAY).values())
                .containsOnlyKeys(Field.PHONE, Field.EMAIL)
                .containsEntry(Field.EMAIL, Optional.empty());
    }

    @Test
    void namesEveryFault() {
        var patch = Map.of("phone", NONE);
        assertThat(faults(patch, List.of("phone", "email", "email", "name", "fax")))
                .extracting(each -> each.field() + " " + each.code())
                .containsExactly(
                        "removed[0] repeated", "removed[2] repeated", "removed[3] required", "removed[4] unknown");
    }

    @Test
    void listsTheFieldsWhereOneIsUnknown() {
        assertThat(faults(Map.of(), List.of("fax")))
                .singleElement()
                .satisfies(each -> assertThat(each.allowed()).contains("phone", "serviceNotes"));
    }

    /** A body may name thousands: what each may be is told only where few are taken. */
    @Test
    void listsNothingForThoseOfAPatch() {
        assertThat(faults(Map.of("fax", NONE), List.of())).containsExactly(new FieldProblem("patch.fax", "unknown"));
    }

    @Test
    void wantsSomething() {
        assertThat(faults(Map.of(), List.of())).containsExactly(new FieldProblem("patch", "required"));
    }

    private static List<FieldProblem> faults(Map<String, JsonNode> patch, List<String> removed) {
        return catchThrowableOfType(ProblemException.class, () -> PatchReader.read(patch, removed, TODAY))
                .fields();
    }
}
