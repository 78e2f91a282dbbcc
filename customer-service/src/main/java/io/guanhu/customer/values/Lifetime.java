package io.guanhu.customer.values;

import io.guanhu.customer.model.field.BuiltIn;
import io.guanhu.customer.model.field.Profile;
import io.guanhu.customer.model.value.InvalidValueException;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks a customer's dates against each other: nobody makes transactions before birth or after the
 * end of the relationship.
 */
public final class Lifetime {

    private Lifetime() {}

    /**
     * Checks the day of the last transaction.
     *
     * @param endedOn when the relationship ended; absent while it continues
     * @throws InvalidValueException if the dates contradict each other
     */
    public static void requireTransaction(Profile profile, @Nullable LocalDate endedOn) {
        Optional<LocalDate> last = lastTransaction(profile);
        if (last.filter(day -> isBeforeBirth(day, profile)).isPresent()) {
            throw new InvalidValueException("date-before-birth");
        }
        if (endedOn != null && last.filter(day -> day.isAfter(endedOn)).isPresent()) {
            throw new InvalidValueException("date-after-end");
        }
    }

    /**
     * Checks the day on which the relationship ended.
     *
     * @throws InvalidValueException if the dates contradict each other
     */
    public static void requireEnd(LocalDate endedOn, Profile profile) {
        if (isBeforeBirth(endedOn, profile)) {
            throw new InvalidValueException("date-before-birth");
        }
        requireEnd(endedOn, lastTransaction(profile).orElse(null));
    }

    /**
     * Checks the day on which the relationship ended.
     *
     * @throws InvalidValueException if there was a later transaction
     */
    public static void requireEnd(LocalDate endedOn, @Nullable LocalDate lastTransactionOn) {
        if (lastTransactionOn != null && endedOn.isBefore(lastTransactionOn)) {
            throw new InvalidValueException("date-before-transaction");
        }
    }

    private static Optional<LocalDate> lastTransaction(Profile profile) {
        return profile.text(BuiltIn.LAST_TRANSACTION_ON).map(LocalDate::parse);
    }

    private static boolean isBeforeBirth(LocalDate day, Profile profile) {
        return Marking.birthDate(profile).filter(day::isBefore).isPresent();
    }
}
