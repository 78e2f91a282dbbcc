package io.guanhu.audit.witnessing;

import io.guanhu.tlog.note.CosignatureVerifier;
import io.guanhu.tlog.proof.TrustPolicy.Witness;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of a witness, as this process knows it.
 *
 * @param witnesses its keys by their names in the policy; one process may hold several
 * @param known the last size that it cosigned
 * @param cosigned the size of the last checkpoint of ours that it cosigned
 * @param trouble a code such as {@code away}; absent if all is well
 * @param disputes whether it reports that the log contradicts itself
 */
record WitnessState(
        String url,
        List<Witness> witnesses,
        long known,
        long cosigned,
        @Nullable String trouble,
        boolean disputes,
        int failures,
        Instant notBefore) {

    private static final Duration LONGEST_REST = Duration.ofSeconds(30);

    static WitnessState initial(String url, List<Witness> witnesses) {
        return new WitnessState(url, witnesses, 0, 0, "not-asked-yet", false, 0, Instant.EPOCH);
    }

    List<CosignatureVerifier> keys() {
        return witnesses.stream().map(Witness::key).toList();
    }

    List<String> names() {
        return witnesses.stream().map(Witness::name).toList();
    }

    boolean isDue(long size, Instant now) {
        return cosigned < size && !now.isBefore(notBefore);
    }

    WitnessState withCosigned(long size) {
        return new WitnessState(url, witnesses, size, size, null, false, 0, Instant.EPOCH);
    }

    /** The witness knows a different size than expected; it is asked again immediately. */
    WitnessState withKnownSize(long size) {
        return new WitnessState(url, witnesses, size, cosigned, trouble, false, failures, notBefore);
    }

    WitnessState failed(String code, boolean disputing, Instant now) {
        Duration rest = Duration.ofMillis(500L << Math.min(failures, 6));
        Instant next = now.plus(rest.compareTo(LONGEST_REST) < 0 ? rest : LONGEST_REST);
        return new WitnessState(url, witnesses, known, cosigned, code, disputing, failures + 1, next);
    }
}
