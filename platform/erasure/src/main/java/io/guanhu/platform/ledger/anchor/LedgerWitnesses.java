package io.guanhu.platform.ledger.anchor;

import io.guanhu.platform.ledger.LedgerKeys;
import io.guanhu.platform.witness.WitnessClient;
import io.guanhu.platform.witness.WitnessPlace;
import io.guanhu.tlog.proof.TrustPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The witnesses of the ledger; empty without a policy. */
public record LedgerWitnesses(List<LedgerWitness> all) {

    public LedgerWitnesses {
        all = List.copyOf(all);
    }

    /**
     * The witnesses in a policy.
     *
     * @param file a C2SP tlog-policy; absent for no witnesses
     */
    static LedgerWitnesses of(@Nullable Path file, WitnessClient client, LedgerKeys keys, Clock clock) {
        if (file == null) {
            return new LedgerWitnesses(List.of());
        }
        try {
            return new LedgerWitnesses(WitnessPlace.of(TrustPolicy.parse(Files.readString(file))).stream()
                    .<LedgerWitness>map(place -> new WitnessAnchor(place, client, keys, clock))
                    .toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
