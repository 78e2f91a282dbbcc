package io.guanhu.platform.erasure.order;

import io.guanhu.platform.contract.ReceiptEvents.KeyEpoch;
import io.guanhu.platform.erasure.DestructionEpochs;
import io.guanhu.platform.keyring.Keyring;
import io.guanhu.platform.keyring.epoch.EpochRecord;
import io.guanhu.platform.keyring.epoch.EpochRecord.Checked;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Tells whether the epochs in which keys are destroyed have ended, and what a receipt says about
 * it.
 */
final class EpochEnds {

    private static final Logger LOG = LoggerFactory.getLogger(EpochEnds.class);
    private static final String CHECKED = "CHECKED";
    private static final String ABSENT = "ABSENT";

    private final @Nullable Keyring keyring;

    EpochEnds(@Nullable Keyring keyring) {
        this.keyring = keyring;
    }

    /** The state of all epochs of one order. */
    sealed interface Ends {}

    /** All have ended. */
    record Ended(List<KeyEpoch> epochs) implements Ends {}

    /** This one has not, nor any after it; or it is unknown, because a key store was replaced. */
    record Open(long epoch) implements Ends {}

    Mono<Ends> of(DestructionEpochs awaited) {
        return Flux.fromIterable(awaited.entries()).concatMap(this::end).reduce(new Ended(List.of()), EpochEnds::merge);
    }

    private Mono<Ends> end(DestructionEpochs.Entry death) {
        Keyring keys = keyring;
        return (keys == null ? Mono.<EpochRecord>empty() : keys.epoch(death.epoch()))
                .<Ends>map(epoch ->
                        epoch.closed() ? new Ended(List.of(toKeyEpoch(death, epoch))) : new Open(death.epoch()))
                .switchIfEmpty(Mono.fromSupplier(() -> unknown(death.epoch())));
    }

    /**
     * There is no proof that the keys are destroyed, so the receipt waits until somebody has
     * looked.
     */
    private static Ends unknown(long epoch) {
        LOG.error("The key store has no epoch {}: is it another one, or an earlier state?", epoch);
        return new Open(epoch);
    }

    /** The first epoch that has not ended determines the result. */
    private static Ends merge(Ends earlier, Ends later) {
        return earlier instanceof Ended(var one) && later instanceof Ended(var other)
                ? new Ended(Stream.concat(one.stream(), other.stream()).toList())
                : earlier instanceof Ended ? later : earlier;
    }

    private static KeyEpoch toKeyEpoch(DestructionEpochs.Entry death, EpochRecord epoch) {
        EpochRecord.Holder holder = Objects.requireNonNull(epoch.holder(), "an epoch that closed names its holder");
        return KeyEpoch.epoch(epoch.number(), Objects.requireNonNull(epoch.closedAt()))
                .categories(death.categories())
                .checked(conditions(epoch, CHECKED))
                .absent(conditions(epoch, ABSENT))
                .rootHolder(holder.adapter(), holder.destructionDelaySeconds())
                .copies(holder.copies())
                .build();
    }

    private static List<String> conditions(EpochRecord epoch, String outcome) {
        return epoch.conditions().stream()
                .filter(each -> each.outcome().equals(outcome))
                .map(Checked::condition)
                .sorted()
                .toList();
    }
}
