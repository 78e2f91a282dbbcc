package io.guanhu.customer.messages;

import io.guanhu.customer.CustomerProperties;
import io.guanhu.customer.model.Dossier;
import io.guanhu.customer.model.field.BuiltIn;
import io.guanhu.customer.model.field.Field;
import io.guanhu.customer.model.field.Profile;
import io.guanhu.customer.values.PhoneNumbers;
import io.guanhu.platform.contract.NotificationEvents.Channel;
import io.guanhu.platform.contract.NotificationEvents.NotificationRequested;
import io.guanhu.platform.contract.NotificationEvents.Purpose;
import io.guanhu.platform.runtime.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Messages that tell customers what was done with their data. */
@Component
public class Announcements {

    private final CustomerProperties properties;
    private final Ids ids;

    Announcements(CustomerProperties properties, Ids ids) {
        this.properties = properties;
        this.ids = ids;
    }

    /** A message to a customer; empty if there is no way to reach them. */
    public Optional<NotificationRequested> to(
            Dossier dossier, String template, Map<String, String> parameters, Instant at) {
        return to(dossier.customer().id(), dossier.profile(), template, parameters, at);
    }

    /** What the bank calls these fields, as a list in the language of these messages. */
    public String labels(List<Field> fields) {
        return switch (properties.language()) {
            case CHINESE ->
                fields.stream().map(field -> field.chinese().label()).collect(Collectors.joining("、"));
            case ENGLISH ->
                fields.stream().map(field -> field.english().label()).collect(Collectors.joining(", "));
        };
    }

    /**
     * Like {@link #to(Dossier, String, Map, Instant)}.
     *
     * @param profile the contacts to use
     */
    public Optional<NotificationRequested> to(
            UUID customerId, Profile profile, String template, Map<String, String> parameters, Instant at) {
        return channel(profile)
                .map(channel -> NotificationRequested.message(ids.next(), customerId, at)
                        .template(template)
                        .channel(channel)
                        .locale(properties.language())
                        .parameters(parameters)
                        .purpose(Purpose.LEGAL_NOTICE)
                        .build());
    }

    /** The channel to the customer; landlines cannot receive SMS messages. */
    private static Optional<Channel> channel(Profile profile) {
        if (profile.text(BuiltIn.PHONE).filter(PhoneNumbers::takesMessages).isPresent()) {
            return Optional.of(Channel.SMS);
        }
        return profile.get(BuiltIn.EMAIL).map(_ -> Channel.EMAIL);
    }
}
