package io.guanhu.customer.vault;

import io.guanhu.customer.fields.ValueJson;
import io.guanhu.customer.model.field.Field;
import io.guanhu.customer.model.field.Profile;
import io.guanhu.customer.model.field.Value;
import io.guanhu.customer.vault.ProfileStore.Part;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.keyring.CustomerKeys;
import io.guanhu.platform.keyring.Keyring;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Profiles of people who are not customers yet, sealed by category with the keys that they will
 * have as customers, so that every remaining copy of a draft is lost with those keys.
 */
@Component
public class Drafts {

    private static final String BLOB = "draft";

    private final DraftStore store;
    private final Keyring keyring;
    private final ValueJson json;

    Drafts(DraftStore store, Keyring keyring, ValueJson json) {
        this.store = store;
        this.keyring = keyring;
        this.json = json;
    }

    /** Seals and stores profiles, using keys at hand. */
    public Mono<Void> keep(Map<UUID, Profile> drafts) {
        return drafts.isEmpty()
                ? Mono.empty()
                : keyring.keysOf(drafts.keySet()).flatMap(keys -> store.insert(seal(drafts, keys)));
    }

    private List<Part> seal(Map<UUID, Profile> drafts, Map<UUID, CustomerKeys> keys) {
        List<Part> parts = new ArrayList<>();
        drafts.forEach((id, profile) -> {
            CustomerKeys theirs = Objects.requireNonNull(keys.get(id));
            for (DataCategory category : profile.categories()) {
                byte[] fields = json.bytes(profile.in(category));
                parts.add(new Part(id, category, theirs.seal(category, BLOB, fields)));
            }
        });
        return parts;
    }

    /** Opens drafts; deleted ones are not in the map. */
    public Mono<Map<UUID, Profile>> open(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Mono.just(Map.of())
                : Mono.zip(store.find(ids).collectList(), keyring.keysOf(ids))
                        .map(found -> open(found.getT1(), found.getT2()));
    }

    private Map<UUID, Profile> open(List<Part> parts, Map<UUID, CustomerKeys> keys) {
        Map<UUID, Map<Field, Value>> values = new HashMap<>();
        for (Part part : parts) {
            CustomerKeys theirs = Objects.requireNonNull(keys.get(part.customerId()));
            if (theirs.living(part.category())) {
                values.computeIfAbsent(part.customerId(), _ -> new TreeMap<>())
                        .putAll(json.fields(theirs.open(part.category(), BLOB, part.sealed())));
            }
        }
        Map<UUID, Profile> profiles = new HashMap<>();
        values.forEach((id, fields) -> profiles.put(id, new Profile(fields)));
        return profiles;
    }

    public Mono<Void> discard(Collection<UUID> ids) {
        return ids.isEmpty() ? Mono.empty() : store.delete(ids);
    }
}
