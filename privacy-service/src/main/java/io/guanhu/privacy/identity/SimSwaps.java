package io.guanhu.privacy.identity;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.guanhu.platform.client.ServiceClients;
import io.guanhu.privacy.customer.CustomerDirectory.ContactPoints;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Asks the mobile operators whether the SIM card of a number was changed recently (CAMARA SIM Swap,
 * version 2), if the bank is connected to them: somebody who had a number moved to their own SIM
 * card would receive the code. If the operators cannot be reached, the request fails.
 */
@Component
class SimSwaps {

    private static final String SERVICE = "sim-swap";

    /** The longest period for which operators answer. */
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

    /**
     * Returns the contacts, without the phone as a channel for codes if its SIM card is too new.
     */
    Mono<ContactPoints> checked(ContactPoints points) {
        String phone = points.phone();
        if (!asked || phone == null || !points.mobile()) {
            return Mono.just(points);
        }
        return services.to(SERVICE)
                .post(Answer.class, new Question(phone, hours()), "/sim-swap/v2/check")
                .map(Answer::swapped)
                // A number unknown to all operators is no safer than one with a new SIM card.
                .defaultIfEmpty(true)
                .map(swapped -> swapped ? points.withoutSms() : points);
    }

    private long hours() {
        return Math.clamp(contactAge.toHours(), 1, MOST_HOURS);
    }
}
