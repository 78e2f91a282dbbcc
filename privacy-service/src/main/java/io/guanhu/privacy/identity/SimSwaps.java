package io.guanhu.privacy.identity;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.guanhu.platform.client.ServiceClients;
import io.guanhu.privacy.customer.CustomerDirectory.ContactPoints;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Asks the mobile operators whether the SIM card of a number was changed lately (CAMARA SIM Swap,
 * version 2), where the bank reaches them: whoever had a number moved to a card of their own
 * receives its short messages. An outage there is an outage here.
 */
@Component
class SimSwaps {

    private static final String SERVICE = "sim-swap";

    /** As far back as operators answer. */
    private static final long MOST_HOURS = 2400;

    private final ServiceClients services;
    private final boolean asked;
    private final Duration contactAge;

    SimSwaps(
            ServiceClients services, @Value("${guanhu.services.sim-swap.url:}") String url, IdentitySettings settings) {
        this.services = services;
        this.asked = !url.isBlank();
        this.contactAge = settings.contactAge();
    }

    /**
     * @param maxAge in hours
     */
    private record Question(String phoneNumber, long maxAge) {

        /** Does not show the number. */
        @Override
        public String toString() {
            return "Question[…]";
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Answer(boolean swapped) {}

    /** The contacts; the phone takes no code if its card is too new. */
    Mono<ContactPoints> checked(ContactPoints points) {
        String phone = points.phone();
        if (!asked || phone == null || !points.mobile()) {
            return Mono.just(points);
        }
        return services.to(SERVICE)
                .post(Answer.class, new Question(phone, hours()), "/sim-swap/v2/check")
                .map(Answer::swapped)
                // A number that no operator knows is no safer than one with a new card.
                .defaultIfEmpty(true)
                .map(swapped -> swapped ? points.withoutSms() : points);
    }

    private long hours() {
        return Math.clamp(contactAge.toHours(), 1, MOST_HOURS);
    }
}
