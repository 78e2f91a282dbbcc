package io.guanhu.customer.vault;

import io.guanhu.customer.customers.CustomerStore;
import io.guanhu.customer.fields.ValueJson;
import io.guanhu.customer.model.Customer;
import io.guanhu.customer.model.Dossier;
import io.guanhu.customer.model.Owner;
import io.guanhu.customer.model.field.Field;
import io.guanhu.customer.model.field.Fields;
import io.guanhu.customer.model.field.Profile;
import io.guanhu.customer.model.field.Value;
import io.guanhu.customer.retention.RetentionDateStore;
import io.guanhu.customer.tokens.SearchTokens;
import io.guanhu.customer.tokens.TokenStore;
import io.guanhu.customer.vault.ProfileStore.Part;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.keyring.CustomerKeys;
import io.guanhu.platform.keyring.Keyring;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Seals and opens the personal data of customers. */
@Component
public class Profiles {

    /** All fields of a category are sealed together as one field. */
    static final String BLOB = "profile";

    private final ProfileStore profiles;
    private final CustomerStore customers;
    private final TokenStore tokens;
    private final SearchTokens searchTokens;
    private final Keyring keyring;
    private final RetentionDateStore dates;
    private final ValueJson json;
    private final Fields catalogue;
    private final Clock clock;

    Profiles(
            ProfileStore profiles,
            CustomerStore customers,
            TokenStore tokens,
            SearchTokens searchTokens,
            Keyring keyring,
            RetentionDateStore dates,
            ValueJson json,
            Fields catalogue,
            Clock clock) {
        this.profiles = profiles;
        this.customers = customers;
        this.tokens = tokens;
        this.searchTokens = searchTokens;
        this.keyring = keyring;
        this.dates = dates;
        this.json = json;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** Opens what may be read about a customer. */
    public Mono<Dossier> open(Customer customer) {
        return open(List.of(customer)).map(List::getFirst);
    }

    /** Opens what may be read about several customers, in order. */
    public Mono<List<Dossier>> open(List<Customer> asked) {
        if (asked.isEmpty()) {
            return Mono.just(List.of());
        }
        List<UUID> ids = asked.stream().map(Customer::id).toList();
        return Mono.zip(
                        profiles.find(ids),
                        keyring.keysOf(ids),
                        profiles.restricted(ids),
                        customers.owners(ids, clock.instant()))
                .map(found -> new Found(found.getT1(), found.getT2(), found.getT3(), found.getT4()))
                .map(found ->
                        asked.stream().map(customer -> dossier(customer, found)).toList());
    }

    /** The stored data of several customers, by id. */
    private record Found(
            Map<UUID, List<Part>> parts,
            Map<UUID, CustomerKeys> keys,
            Map<UUID, Set<DataCategory>> restricted,
            Map<UUID, Owner> owners) {}

    private Dossier dossier(Customer customer, Found found) {
        UUID id = customer.id();
        Set<DataCategory> restricted = found.restricted().getOrDefault(id, Set.of());
        CustomerKeys keys = Objects.requireNonNull(found.keys().get(id));
        return new Dossier(
                customer,
                found.owners().get(id),
                open(found.parts().getOrDefault(id, List.of()), keys, restricted),
                restricted,
                destroyed(keys));
    }

    /** The erased categories. */
    private static Set<DataCategory> destroyed(CustomerKeys keys) {
        return Arrays.stream(DataCategory.values()).filter(keys::destroyed).collect(Collectors.toUnmodifiableSet());
    }

    private Profile open(List<Part> parts, CustomerKeys keys, Set<DataCategory> restricted) {
        Map<Field, Value> values = new TreeMap<>();
        for (Part part : parts) {
            if (isReadable(part, keys) && !restricted.contains(part.category())) {
                values.putAll(json.fields(keys.open(part.category(), BLOB, part.sealed())));
            }
        }
        return new Profile(values);
    }

    /**
     * What was left behind of an erased category, such as by a restore of the data alone, is not,
     * even if the category has a new key since.
     */
    private static boolean isReadable(Part part, CustomerKeys keys) {
        return keys.living(part.category()) && !keys.erased(part.category(), part.sealed());
    }

    /** Seals and stores the profiles of new customers, with their search tokens. */
    public Mono<Void> create(Map<UUID, Profile> created) {
        Map<UUID, List<SearchTokens.Token>> theirs = new HashMap<>();
        created.forEach((id, profile) -> theirs.put(id, searchTokens.of(profile)));
        return keyring.keysOf(created.keySet())
                .flatMap(keys -> profiles.save(seal(created, keys)))
                .then(tokens.insertAll(theirs))
                .then(dates.keep(created));
    }

    /**
     * Removes fields from a customer's profile, restricted or not; returns how many there were. The
     * rest is sealed again.
     */
    public Mono<Long> remove(UUID customerId, Set<Field> fields) {
        return openAll(customerId).flatMap(profile -> {
            Map<Field, Value> rest = new TreeMap<>();
            rest.putAll(profile.values());
            rest.keySet().removeAll(fields);
            long removed = (long) profile.values().size() - rest.size();
            Set<DataCategory> changed = fields.stream().map(Field::category).collect(Collectors.toSet());
            return removed == 0
                    ? Mono.just(0L)
                    : sealAnew(customerId, new Profile(rest), changed).thenReturn(removed);
        });
    }

    /** How many of these fields a customer's profile has, restricted or not. */
    public Mono<Long> count(UUID customerId, Set<Field> fields) {
        return openAll(customerId)
                .map(profile -> profile.values().keySet().stream()
                        .filter(fields::contains)
                        .count());
    }

    private Mono<Profile> openAll(UUID customerId) {
        return Mono.zip(profiles.find(List.of(customerId)), keyring.keysOf(customerId))
                .map(found -> open(found.getT1().getOrDefault(customerId, List.of()), found.getT2(), Set.of()));
    }

    private Mono<Void> sealAnew(UUID customerId, Profile rest, Set<DataCategory> changed) {
        return keyring.keysOf(customerId)
                .flatMap(keys ->
                        unknown(customerId, keys).flatMap(unknown -> reseal(customerId, rest, changed, unknown, keys)));
    }

    /** The last transactions of customers, restricted or not, from which legal periods count. */
    Mono<Map<UUID, Profile>> transactions(List<UUID> ids) {
        return openAll(ids).map(found -> {
            found.replaceAll((_, all) -> all.in(DataCategory.TRANSACTION));
            return found;
        });
    }

    /** Everything left of customers, restricted or not; those with nothing are not in the map. */
    public Mono<Map<UUID, Profile>> openAll(List<UUID> ids) {
        if (ids.isEmpty()) {
            return Mono.just(new HashMap<>());
        }
        return Mono.zip(profiles.find(ids), keyring.keysOf(ids)).map(found -> {
            Map<UUID, Profile> opened = new HashMap<>();
            found.getT1().forEach((id, parts) -> {
                CustomerKeys keys = Objects.requireNonNull(found.getT2().get(id));
                opened.put(id, open(parts, keys, Set.of()));
            });
            return opened;
        });
    }

    /**
     * Seals and stores the changed categories of a profile again, with their search tokens. What is
     * stored is read before missing keys are made, since the next key of an erased category cannot
     * open what was left behind. Keys at hand are those of before and after.
     */
    public Mono<Void> replace(UUID customerId, Profile profile, Collection<DataCategory> changed) {
        return keyring.keysOf(customerId)
                .flatMap(before -> unknown(customerId, before))
                .flatMap(unknown -> keyring.provide(customerId, Set.copyOf(changed))
                        .flatMap(keys -> reseal(customerId, profile, changed, unknown, keys)))
                .thenMany(Flux.fromIterable(changed))
                .concatMap(category ->
                        tokens.replace(customerId, catalogue.in(category), searchTokens.of(profile.in(category))))
                .then(dates.keep(changed.contains(DataCategory.TRANSACTION) ? Map.of(customerId, profile) : Map.of()));
    }

    private Mono<Void> reseal(
            UUID customerId,
            Profile profile,
            Collection<DataCategory> changed,
            Map<DataCategory, Map<String, JsonNode>> unknown,
            CustomerKeys keys) {
        return Flux.fromIterable(changed)
                .concatMap(category ->
                        reseal(customerId, category, profile, unknown.getOrDefault(category, Map.of()), keys))
                .then();
    }

    private Mono<Void> reseal(
            UUID customerId, DataCategory category, Profile profile, Map<String, JsonNode> unknown, CustomerKeys keys) {
        Profile part = profile.in(category);
        if (part.isEmpty() && unknown.isEmpty()) {
            return profiles.delete(customerId, category);
        }
        byte[] sealed = keys.seal(category, BLOB, json.bytes(part, unknown));
        return profiles.save(List.of(new Part(customerId, category, sealed)));
    }

    /**
     * The stored values of fields that are not in the catalogue. They are sealed again with the
     * rest: another replica, of a later version, knows them.
     */
    private Mono<Map<DataCategory, Map<String, JsonNode>>> unknown(UUID customerId, CustomerKeys keys) {
        return profiles.find(List.of(customerId))
                .map(found -> found.getOrDefault(customerId, List.of()).stream()
                        .filter(part -> isReadable(part, keys))
                        .collect(Collectors.toMap(
                                Part::category,
                                part -> json.unknown(keys.open(part.category(), BLOB, part.sealed())))));
    }

    private List<Part> seal(Map<UUID, Profile> sealed, Map<UUID, CustomerKeys> keys) {
        List<Part> parts = new ArrayList<>();
        sealed.forEach((id, profile) -> {
            CustomerKeys theirs = Objects.requireNonNull(keys.get(id));
            for (DataCategory category : profile.categories()) {
                byte[] fields = json.bytes(profile.in(category));
                parts.add(new Part(id, category, theirs.seal(category, BLOB, fields)));
            }
        });
        return parts;
    }
}
