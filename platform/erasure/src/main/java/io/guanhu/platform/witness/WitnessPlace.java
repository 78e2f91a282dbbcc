package io.guanhu.platform.witness;

import io.guanhu.tlog.note.CosignatureVerifier;
import io.guanhu.tlog.proof.TrustPolicy;
import io.guanhu.tlog.proof.TrustPolicy.Witness;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The address of a witness. Keys behind one address are one witness, which is asked once.
 *
 * @param url its submission prefix
 * @param witnesses its keys, by their names in the policy
 */
public record WitnessPlace(String url, List<Witness> witnesses) {

    public WitnessPlace {
        witnesses = List.copyOf(witnesses);
    }

    /** The witnesses in a policy that have an address, in its order. */
    public static List<WitnessPlace> of(TrustPolicy policy) {
        Map<String, List<Witness>> byUrl = new LinkedHashMap<>();
        for (Witness witness : policy.witnesses()) {
            witness.url()
                    .ifPresent(url ->
                            byUrl.computeIfAbsent(url, _ -> new ArrayList<>()).add(witness));
        }
        return byUrl.entrySet().stream()
                .map(each -> new WitnessPlace(each.getKey(), each.getValue()))
                .toList();
    }

    public List<CosignatureVerifier> keys() {
        return witnesses.stream().map(Witness::key).toList();
    }

    /** The name for people, metrics and logs. */
    public String name() {
        return witnesses.getFirst().name();
    }
}
