package io.guanhu.customer.vault;

import static java.util.Objects.requireNonNull;

import io.guanhu.customer.customers.Customers;
import io.guanhu.customer.customers.InMemoryCustomerStore;
import io.guanhu.customer.fields.ValueJson;
import io.guanhu.customer.fields.ValueJsons;
import io.guanhu.customer.model.Customer;
import io.guanhu.customer.model.CustomerStatus;
import io.guanhu.customer.model.field.Fields;
import io.guanhu.customer.model.field.Profile;
import io.guanhu.customer.retention.InMemoryRetentionDateStore;
import io.guanhu.customer.tokens.InMemoryTokenStore;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.testing.Memory;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Customers in memory, with what is sealed of them, and the keys to it. */
public final class InMemoryVault {

    /** Where customers are, unless a test says otherwise. */
    public static final String BRANCH = "BJ/CHAOYANG/001";

    private static final Fields CATALOGUE = Fields.builtIn();

    private final Memory memory;
    private final InMemoryCustomerStore customers;
    private final InMemoryRetentionDateStore dates;
    private final InMemoryTokenStore tokens;
    private final InMemoryProfileStore store;
    private final ValueJson json = ValueJsons.builtIn();
    private final Profiles profiles;
    private final InMemoryDraftStore draftStore;
    private final Drafts drafts;

    public InMemoryVault(Memory memory) {
        this.memory = memory;
        this.customers = new InMemoryCustomerStore(memory);
        this.dates = new InMemoryRetentionDateStore(memory);
        this.tokens = new InMemoryTokenStore(memory);
        this.store = new InMemoryProfileStore(memory);
        this.profiles = profiles(json, CATALOGUE);
        this.draftStore = new InMemoryDraftStore(memory);
        this.drafts = new Drafts(draftStore, memory.keyring(), json);
    }

    public Profiles profiles() {
        return profiles;
    }

    /** The profiles as a replica with another catalogue sees them. */
    Profiles profiles(Fields catalogue) {
        return profiles(ValueJsons.of(catalogue), catalogue);
    }

    private Profiles profiles(ValueJson values, Fields catalogue) {
        return new Profiles(
                store,
                customers,
                tokens,
                tokens.searchTokens(),
                memory.keyring(),
                dates,
                values,
                catalogue,
                memory.clock());
    }

    /** A customer's sealed data in a category, as it is stored. */
    public Optional<byte[]> sealed(UUID customer, DataCategory category) {
        return Optional.ofNullable(store.parts.get(new InMemoryProfileStore.PartKey(customer, category)))
                .map(ProfileStore.Part::sealed);
    }

    /** What an erasure can still read, over the same profiles. */
    public RemainingData remaining() {
        return new RemainingData(store, memory.keyring(), json);
    }

    public SealedDetails sealedDetails() {
        return new SealedDetails(memory.keyring(), json);
    }

    public Drafts drafts() {
        return drafts;
    }

    /** The people with a sealed draft. */
    public Set<UUID> drafted() {
        return draftStore.ids();
    }

    public InMemoryCustomerStore store() {
        return customers;
    }

    public InMemoryRetentionDateStore dates() {
        return dates;
    }

    public InMemoryTokenStore tokens() {
        return tokens;
    }

    public ValueJson json() {
        return json;
    }

    /** Who reaches whom, by the real rules. */
    public Customers customers() {
        return customers.customers(memory);
    }

    /** A customer of {@link #BRANCH} with this profile, sealed. */
    public Customer customer(Profile profile) {
        return customer(profile, BRANCH);
    }

    public Customer customer(Profile profile, String branch) {
        Customer created = customers.active(branch);
        memory.keys().made(created.id(), DataCategory.values());
        memory.run(profiles.create(Map.of(created.id(), profile)));
        return created;
    }

    /** A customer's sealed data, restricted or not. */
    public Profile of(UUID customer) {
        return requireNonNull(profiles.openAll(List.of(customer)).block()).getOrDefault(customer, Profile.EMPTY);
    }

    public void restrict(UUID customer, DataCategory category) {
        store.restrictions.put(new InMemoryProfileStore.PartKey(customer, category), true);
    }

    /** Removes what is sealed of a category, and leaves its key, as an erasure does before it ends. */
    public void lose(UUID customer, DataCategory category) {
        store.parts.remove(new InMemoryProfileStore.PartKey(customer, category));
    }

    /** Removes what is sealed of a category, and destroys its key, as an erasure that has ended does. */
    public void erase(UUID customer, DataCategory category) {
        lose(customer, category);
        memory.run(tokens.replace(customer, CATALOGUE.in(category), List.of()));
        memory.run(memory.keyring().destroy(customer, Set.of(category)));
    }

    /** The relationship ends; the version stays. */
    public void close(UUID customer, LocalDate endedOn) {
        Customer before = customers.of(customer);
        customers.put(new Customer(customer, before.branch(), CustomerStatus.CLOSED, endedOn, before.version()));
    }

    /** Somebody else changes the customer, which only the version shows. */
    public void change(UUID customer) {
        Customer before = customers.of(customer);
        customers.put(new Customer(
                customer, before.branch(), before.status(), before.relationshipEndedOn(), before.version() + 1));
    }
}
