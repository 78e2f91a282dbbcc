package io.guanhu.customer.messages;

import io.guanhu.customer.CustomerProperties;
import io.guanhu.customer.model.change.FieldChange;
import io.guanhu.customer.model.field.BuiltIn;
import io.guanhu.customer.model.field.Field;
import io.guanhu.customer.values.PhoneNumbers;
import io.guanhu.platform.contract.NotificationEvents.Channel;
import io.guanhu.platform.contract.NotificationEvents.NotificationRequested;
import io.guanhu.platform.contract.NotificationEvents.Purpose;
import io.guanhu.platform.keyring.Keyring;
import io.guanhu.platform.outbox.Outbox;
import io.guanhu.platform.runtime.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Notifies a former phone number or email address that it is no longer the customer's contact. If
 * somebody else made the change, the customer learns of it where that person cannot read it.
 */
@Component
public class FormerContacts {

    private static final String TEMPLATE = "contact-changed-old";
    private static final String SELF = "customer-service";
    private static final Map<Field, Channel> CHANNELS =
            Map.of(BuiltIn.PHONE, Channel.SMS, BuiltIn.EMAIL, Channel.EMAIL);

    private final ParticularsStore particulars;
    private final Keyring keyring;
    private final Outbox outbox;
    private final CustomerProperties properties;
    private final Ids ids;

    FormerContacts(
            ParticularsStore particulars, Keyring keyring, Outbox outbox, CustomerProperties properties, Ids ids) {
        this.particulars = particulars;
        this.keyring = keyring;
        this.outbox = outbox;
        this.properties = properties;
        this.ids = ids;
    }

    /** Requests the messages, and stores the former contacts, sealed, until they are sent. */
    public Mono<Void> notifyFormer(UUID customerId, List<FieldChange> changes, Instant at) {
        return Flux.fromIterable(changes)
                .filter(change -> CHANNELS.containsKey(change.field()))
                .concatMap(change -> notifyFormer(customerId, change, at))
                .then();
    }

    private Mono<Void> notifyFormer(UUID customerId, FieldChange change, Instant at) {
        var before = change.before();
        if (before == null) {
            return Mono.empty();
        }
        UUID id = ids.next();
        String contact = before.texts().getFirst();
        if (change.field().equals(BuiltIn.PHONE) && !PhoneNumbers.takesMessages(contact)) {
            return Mono.empty();
        }
        return keyring.keysOf(customerId)
                .flatMap(keys -> particulars.keep(id, customerId, change.field(), contact, keys, at))
                .then(Mono.defer(() -> outbox.append(message(id, customerId, change.field(), at))));
    }

    private NotificationRequested message(UUID id, UUID customerId, Field field, Instant at) {
        return NotificationRequested.message(id, customerId, at)
                .template(TEMPLATE)
                .channel(CHANNELS.getOrDefault(field, Channel.SMS))
                .locale(properties.language())
                .particulars(SELF)
                .purpose(Purpose.LEGAL_NOTICE)
                .build();
    }
}
