package io.guanhu.customer.vault;

import io.guanhu.customer.fields.ValueJson;
import io.guanhu.customer.model.field.Field;
import io.guanhu.customer.model.field.Profile;
import io.guanhu.customer.model.field.Value;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.keyring.CustomerKeys;
import io.guanhu.platform.keyring.KeyDestroyedException;
import io.guanhu.platform.keyring.Keyring;
import io.guanhu.platform.keyring.service.SealBrokenException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What can still be opened of a person whose data is being erased. */
@Component
public class RemainingData {

    private static final Logger LOG = LoggerFactory.getLogger(RemainingData.class);

    private final ProfileStore profiles;
    private final Keyring keyring;
    private final ValueJson json;

    RemainingData(ProfileStore profiles, Keyring keyring, ValueJson json) {
        this.profiles = profiles;
        this.keyring = keyring;
        this.json = json;
    }

    /** The sealed fields of a category. */
    public record Sealed(DataCategory category, byte[] sealed) {}

    /**
     * The customer's profile, restricted or not, and the parts that were set aside. What cannot be
     * opened is left out, so that it does not prevent the erasure from ending.
     */
    public Mono<Profile> open(UUID customerId, List<Sealed> aside) {
        return profiles.find(List.of(customerId))
                .map(found -> found.getOrDefault(customerId, List.of()))
                .flatMap(parts -> {
                    List<Sealed> all = new ArrayList<>();
                    parts.forEach(part -> all.add(new Sealed(part.category(), part.sealed())));
                    all.addAll(aside);
                    return keyring.keysOf(customerId).map(keys -> open(all, keys));
                });
    }

    private Profile open(List<Sealed> parts, CustomerKeys keys) {
        Map<Field, Value> values = new TreeMap<>();
        for (Sealed part : parts) {
            try {
                values.putAll(json.fields(keys.open(part.category(), Profiles.BLOB, part.sealed())));
            } catch (KeyDestroyedException | SealBrokenException gone) {
                LOG.warn("A part of a customer in {} cannot be opened any more", part.category());
            }
        }
        return new Profile(values);
    }
}
