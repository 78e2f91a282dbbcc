package io.guanhu.customer.lookup;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.lookup.RevealController.Reveal;
import io.guanhu.customer.lookup.RevealController.Revealed;
import io.guanhu.customer.model.Purpose;
import io.guanhu.customer.model.field.BuiltIn;
import io.guanhu.customer.model.field.Fields;
import io.guanhu.customer.model.field.Profile;
import io.guanhu.customer.model.field.Somebody;
import io.guanhu.customer.model.field.Value;
import io.guanhu.customer.vault.InMemoryVault;
import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.platform.contract.AuditEvents.SealedDetail;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.problem.ProblemException.FieldProblem;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.testing.Callers;
import io.guanhu.platform.testing.Memory;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;
import reactor.core.publisher.Mono;

class RevealTests {

    private static final Caller LEAD = Callers.lead("E1190", "BJ/CHAOYANG");

    private final Memory memory = new Memory("customer-service");
    private final InMemoryVault vault = new InMemoryVault(memory);
    private final RevealController controller =
            new RevealController(vault.customers(), vault.profiles(), vault.sealedDetails(), Fields.builtIn());
    private final Profile profile = Somebody.number(1);
    private final UUID id = vault.customer(profile).id();

    @Test
    void showsTheValuesThatThereAre() {
        assertThat(revealed("serviceNotes", "phone", "accountNumbers"))
                .isEqualTo(Map.of(
                        "phone",
                        Somebody.text(profile, BuiltIn.PHONE),
                        "serviceNotes",
                        profile.get(BuiltIn.SERVICE_NOTES).orElseThrow().texts()));
    }

    @Test
    void entersWhatWasSeenSealed() {
        revealed("phone");

        AuditEntryRecorded entry = memory.entries().getFirst();
        assertThat(memory.entered()).containsExactly("customer.reveal ALLOWED");
        assertThat(entry)
                .returns("E1190", AuditEntryRecorded::actorId)
                .returns(id, AuditEntryRecorded::customerId)
                .returns("CALL_CUSTOMER", AuditEntryRecorded::reason);
        SealedDetail seen = entry.details().getFirst();
        byte[] sealed = Base64.getDecoder().decode(seen.sealed());
        assertThat(seen.field()).isEqualTo("phone.revealed");
        assertThat(vault.json().value(memory.keys().of(id).open(DataCategory.CONTACT, "phone.revealed", sealed)))
                .isEqualTo(new Value.Text(Somebody.text(profile, BuiltIn.PHONE)));
    }

    @Test
    void showsNothingIfOneFieldIsRestricted() {
        vault.restrict(id, DataCategory.CONTACT);

        refused(reveal(LEAD, "name", "phone"), "data-restricted");
        assertThat(revealed("name")).containsOnlyKeys("name");
    }

    @Test
    void saysThatErasedDataIsGone() {
        vault.erase(id, DataCategory.CONTACT);

        refused(reveal(LEAD, "phone"), "data-erased");
    }

    @Test
    void hidesCustomersOutOfReach() {
        refused(reveal(Callers.lead("E2190", "SH/PUDONG"), "phone"), "customer-not-found");
    }

    @Test
    void namesEveryUnknownField() {
        assertThat(memory.refusal(Mono.defer(() -> reveal(LEAD, "shoeSize", "phone", "x")))
                        .fields())
                .containsExactly(new FieldProblem("fields[0]", "unknown"), new FieldProblem("fields[2]", "unknown"));
        assertThat(memory.entered()).isEmpty();
    }

    private Mono<ResponseEntity<Revealed>> reveal(Caller caller, String... fields) {
        return controller.reveal(caller, id, new Reveal(List.of(fields), Purpose.CALL_CUSTOMER));
    }

    private Map<String, Object> revealed(String... fields) {
        return requireNonNull(memory.get(reveal(LEAD, fields)).getBody()).fields();
    }

    private void refused(Mono<?> work, String code) {
        assertThat(memory.refusal(work).code()).isEqualTo(code);
        assertThat(memory.attempted()).containsExactly("customer.reveal");
        assertThat(memory.entered()).isEmpty();
    }
}
