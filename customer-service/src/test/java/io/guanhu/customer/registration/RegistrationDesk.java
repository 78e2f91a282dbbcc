package io.guanhu.customer.registration;

import io.guanhu.customer.CustomerProperties;
import io.guanhu.customer.DefaultSettings;
import io.guanhu.customer.customers.InMemoryAssignmentStore;
import io.guanhu.customer.draft.Draft;
import io.guanhu.customer.draft.Forms;
import io.guanhu.customer.matching.InMemoryMatching;
import io.guanhu.customer.model.field.Profile;
import io.guanhu.customer.people.InMemoryFingerprints;
import io.guanhu.customer.probing.InMemoryAttempts;
import io.guanhu.customer.registration.Registering.NotRegistered;
import io.guanhu.customer.registration.Registering.Registered;
import io.guanhu.customer.registration.Registering.Result;
import io.guanhu.customer.vault.InMemoryVault;
import io.guanhu.platform.contract.CustomerEvents.Origin;
import io.guanhu.platform.permission.Relation;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.Roles;
import io.guanhu.platform.testing.Callers;
import io.guanhu.platform.testing.Memory;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Registrations in memory, and those who send them. */
public final class RegistrationDesk {

    public static final Caller MANAGER = Callers.manager("E1101", InMemoryVault.BRANCH);
    public static final Caller LEAD = Callers.lead("E1190", "BJ/CHAOYANG");
    public static final Caller OPERATIONS = Callers.staff("E9001", "HQ", Roles.OPERATIONS);
    public static final Caller CORE =
            new Caller("core", "core", Set.of(Roles.CORE_BANKING), null, null, null, null, null, Set.of(Relation.YES));

    public static final Sender BY_MANAGER = new Sender(MANAGER, Origin.STAFF);
    public static final Sender BY_LEAD = new Sender(LEAD, Origin.STAFF);
    public static final Sender BY_OPERATIONS = new Sender(OPERATIONS, Origin.STAFF);
    public static final Sender IN_A_FILE = new Sender(OPERATIONS, Origin.IMPORT);
    public static final Sender BY_CORE = new Sender(CORE, Origin.CORE);

    public static final CustomerProperties SETTINGS = DefaultSettings.customer();

    public final Memory memory = new Memory("customer-service");
    public final InMemoryVault vault = new InMemoryVault(memory);
    public final InMemoryMatching matching = new InMemoryMatching(memory, vault.tokens());
    public final InMemoryAttempts attempts = new InMemoryAttempts(memory);
    public final InMemoryCheckStore checks = new InMemoryCheckStore(memory);
    public final InMemoryRejectionStore remembered = new InMemoryRejectionStore(memory);
    public final Rejections rejections =
            new Rejections(remembered, matching.list().list(), SETTINGS, memory.clock());
    public final Newcomers newcomers = new Newcomers(
            vault.store(),
            new InMemoryAssignmentStore(vault.store()),
            vault.profiles(),
            vault.tokens(),
            matching.matching(),
            memory.outbox(),
            memory.audit(),
            memory.clock());

    final Triage triage = new Triage(
            matching.matching(),
            rejections,
            checks,
            InMemoryFingerprints.fingerprints(),
            vault.customers(),
            memory.ids(),
            memory.clock());

    public final Registering registering = new Registering(
            triage,
            newcomers,
            new OpeningChecks(checks, vault.drafts(), memory.audit(), SETTINGS, memory.clock()),
            attempts.attempts(),
            memory.keyring());

    public static Draft draft(Profile profile) {
        return new Draft(profile, InMemoryVault.BRANCH, null, null, List.of());
    }

    /** Managers register for themselves. */
    public static Draft draft(Caller caller, Profile profile) {
        String manager = Forms.onlyOwn(caller) ? caller.employeeId() : null;
        return new Draft(profile, InMemoryVault.BRANCH, manager, null, List.of());
    }

    /** What becomes of these people, who are sent together. */
    public List<Result> register(Sender sender, Profile... people) {
        List<Draft> drafts = Arrays.stream(people)
                .map(person -> draft(sender.caller(), person))
                .toList();
        return memory.get(registering.register(sender, drafts));
    }

    /** Registers one person, who must become a customer. */
    public UUID registered(Sender sender, Profile person) {
        return ((Registered) register(sender, person).getFirst()).customerId();
    }

    /** Why one person, who must not become a customer, does not. */
    public String refused(Sender sender, Profile person) {
        return codeOf(register(sender, person).getFirst());
    }

    static String codeOf(Result result) {
        return ((NotRegistered) result).problem().code();
    }

    /** The check of one person, whose registration must be held. */
    public UUID held(Sender sender, Profile person) {
        Set<UUID> before = Set.copyOf(ids());
        register(sender, person);
        List<UUID> opened = ids().stream().filter(id -> !before.contains(id)).toList();
        if (opened.size() != 1) {
            throw new AssertionError("No check was opened");
        }
        return opened.getFirst();
    }

    private List<UUID> ids() {
        return checks.all().stream().map(CheckStore.StoredCheck::id).toList();
    }
}
