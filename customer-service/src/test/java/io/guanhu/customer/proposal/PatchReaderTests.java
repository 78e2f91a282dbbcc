package io.guanhu.customer.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.guanhu.customer.model.field.BuiltIn;
import io.guanhu.customer.model.field.Fields;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.problem.ProblemException.FieldProblem;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.StringNode;

class PatchReaderTests {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-02T04:00:00Z"), ZoneId.of("Asia/Shanghai"));
    private static final PatchReader READER = new PatchReader(Fields.builtIn(), CLOCK);
    private static final JsonNode NONE = NullNode.getInstance();

    @Test
    void removesAFieldThatIsNullOrNamedAsRemoved() {
        var expected = Map.of(BuiltIn.EMAIL, Optional.empty());
        assertThat(READER.read(Map.of("email", NONE), null).values()).isEqualTo(expected);
        assertThat(READER.read(null, List.of("email")).values()).isEqualTo(expected);
    }

    @Test
    void changesAndRemovesAtOnce() {
        var patch = Map.<String, JsonNode>of("phone", StringNode.valueOf("13800000001"));
        assertThat(READER.read(patch, List.of("email")).values())
                .containsOnlyKeys(BuiltIn.PHONE, BuiltIn.EMAIL)
                .containsEntry(BuiltIn.EMAIL, Optional.empty());
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

    /** A body may name thousands: the accepted values are listed only if there are few. */
    @Test
    void listsNothingForThoseOfAPatch() {
        assertThat(faults(Map.of("fax", NONE), List.of())).containsExactly(new FieldProblem("patch.fax", "unknown"));
    }

    @Test
    void wantsSomething() {
        assertThat(faults(Map.of(), List.of())).containsExactly(new FieldProblem("patch", "required"));
    }

    private static List<FieldProblem> faults(Map<String, JsonNode> patch, List<String> removed) {
        return catchThrowableOfType(ProblemException.class, () -> READER.read(patch, removed))
                .fields();
    }
}
