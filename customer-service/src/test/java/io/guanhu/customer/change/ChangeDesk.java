package io.guanhu.customer.change;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.CustomerProperties;
import io.guanhu.customer.DefaultSettings;
import io.guanhu.customer.change.ChangeStore.StoredChange;
import io.guanhu.customer.change.ChangeStore.StoredDetail;
import io.guanhu.customer.change.ChangeView.State;
import io.guanhu.customer.matching.InMemoryMatching;
import io.guanhu.customer.matching.InMemorySuspicionStore;
import io.guanhu.customer.messages.InMemoryMessages;
import io.guanhu.customer.model.Customer;
import io.guanhu.customer.model.Dossier;
import io.guanhu.customer.model.change.Change;
import io.guanhu.customer.model.change.Change.Applied;
import io.guanhu.customer.model.change.Change.AwaitingDecision;
import io.guanhu.customer.model.change.Change.Proposed;
import io.guanhu.customer.model.change.FieldChange;
import io.guanhu.customer.model.change.Proposal;
import io.guanhu.customer.model.change.ReasonCode;
import io.guanhu.customer.model.field.Field;
import io.guanhu.customer.model.field.Fields;
import io.guanhu.customer.model.field.Profile;
import io.guanhu.customer.model.field.Somebody;
import io.guanhu.customer.model.field.Trait;
import io.guanhu.customer.model.field.Value.Text;
import io.guanhu.customer.vault.InMemoryVault;
import io.guanhu.platform.keyring.CustomerKeys;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.Roles;
import io.guanhu.platform.testing.Callers;
import io.guanhu.platform.testing.Memory;
import io.guanhu.platform.web.IfMatch;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** What the steps of a change share, in memory, with a customer and people who reach them. */
public final class ChangeDesk {

    public static final Caller MANAGER = Callers.manager("E1101", InMemoryVault.BRANCH);
    public static final Caller LEAD = Callers.lead("E1190", "BJ/CHAOYANG");
    public static final Caller OPERATIONS = Callers.staff("E9001", "HQ", Roles.OPERATIONS);

    /** Reaches nobody here. */
    public static final Caller STRANGER = Callers.lead("E2190", "SH/PUDONG");

    public static final CustomerProperties SETTINGS = DefaultSettings.customer();

    public final Memory memory = new Memory("customer-service");
    public final InMemoryVault vault = new InMemoryVault(memory);
    public final InMemoryMatching matching = new InMemoryMatching(memory, vault.tokens());
    public final InMemorySuspicionStore suspicions = new InMemorySuspicionStore(memory);
    public final InMemoryChangeStore store = new InMemoryChangeStore(memory);
    public final InMemoryMessages messages = new InMemoryMessages(memory);
    public final ChangeDetails details = new ChangeDetails(vault.json(), Fields.builtIn());
    public final Suspecting suspecting = new Suspecting(
            matching.matching(),
            suspicions,
            vault.customers(),
            vault.profiles(),
            store,
            details,
            memory.keyring(),
            SETTINGS);

    public final Profile profile = Somebody.number(1);
    public final Customer customer = vault.customer(profile);
    public final UUID id = customer.id();

    public ChangeDesk() {
        vault.store().owned(id, "E1101", InMemoryVault.BRANCH);
    }

    public static IfMatch version(long version) {
        return new IfMatch(List.of(IfMatch.etagOf(version)));
    }

    /** A change of one field of the customer, proposed by the manager; without a text, the field is removed. */
    public UUID proposed(Field field, @Nullable String after) {
        return proposed(proposal(field.is(Trait.SECOND_PERSON), null), change(field, after));
    }

    /** The same, confirmed by the manager. */
    public UUID awaiting(Field field, @Nullable String after) {
        return confirmed(proposed(proposal(true, null), change(field, after)));
    }

    /** The end of the relationship, proposed by the manager. */
    public UUID awaitingEnd(LocalDate day) {
        Proposal proposal = proposal(true, day);
        byte[] evidence = details.sealEvidence(keys(), "DOSSIER-1");
        memory.run(store.insert(new Proposed(proposal, now().plus(SETTINGS.decideWithin())), null, evidence));
        return confirmed(proposal.id());
    }

    /** The same change in force, by the lead; what it changed is as it was. */
    public UUID applied(Field field, @Nullable String after) {
        UUID change = awaiting(field, after);
        Applied applied = new Applied(of(change).proposal(), LEAD.id(), now(), 2);
        memory.run(store.advance(applied, details.sealText(keys(), "compared")));
        return change;
    }

    private FieldChange change(Field field, @Nullable String after) {
        return new FieldChange(field, vault.of(id).get(field).orElse(null), after == null ? null : new Text(after));
    }

    private Proposal proposal(boolean secondPerson, @Nullable LocalDate endsOn) {
        return new Proposal(
                memory.ids().next(),
                id,
                vault.store().of(id).version(),
                MANAGER.id(),
                now(),
                secondPerson,
                ReasonCode.CUSTOMER_REQUEST,
                endsOn);
    }

    private UUID proposed(Proposal proposal, FieldChange change) {
        Proposed proposed = new Proposed(proposal, now().plus(SETTINGS.confirmWithin()));
        memory.run(store.insert(proposed, details.sealText(keys(), "asked for it"), null));
        memory.run(store.insert(details.seal(proposal.id(), List.of(change), keys())));
        return proposal.id();
    }

    private UUID confirmed(UUID change) {
        Proposal proposal = of(change).proposal();
        memory.run(store.advance(
                new AwaitingDecision(proposal, MANAGER.id(), now(), now().plus(SETTINGS.decideWithin())), null));
        return change;
    }

    private Instant now() {
        return memory.clock().instant();
    }

    public CustomerKeys keys() {
        return memory.keys().of(id);
    }

    public Change of(UUID change) {
        return store.of(change).change();
    }

    public State state(UUID change) {
        return State.of(of(change));
    }

    /** The stored fields of a change, opened. */
    public List<FieldChange> diff(UUID change) {
        List<StoredDetail> sealed =
                requireNonNull(store.details(List.of(change)).collectList().block());
        return details.open(sealed, keys(), dossier());
    }

    /** Why it was proposed, in the proposer's words, opened. */
    public @Nullable String reasonText(UUID change) {
        return details.openText(keys(), store.of(change).reason(), dossier());
    }

    /** The text of the last step that requires one, opened. */
    public @Nullable String decisionText(UUID change) {
        return details.openText(keys(), store.of(change).decision(), dossier());
    }

    /** What may be read about the customer now. */
    public Dossier dossier() {
        return requireNonNull(vault.profiles().open(vault.store().of(id)).block());
    }

    /** Everything that a refusal must leave alone. */
    private record Before(
            List<StoredChange> changes,
            Customer customer,
            Profile profile,
            List<String> announced,
            List<String> entered) {}

    /** Runs work that must be refused with a code, and leave everything as it was. */
    public ProblemException refused(Mono<?> work, String code) {
        Before before = before();
        ProblemException refusal = memory.refusal(work);
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(before()).isEqualTo(before);
        return refusal;
    }

    private Before before() {
        return new Before(
                store.ids().stream().map(store::of).toList(),
                vault.store().of(id),
                vault.of(id),
                memory.announced(),
                memory.entered());
    }
}
