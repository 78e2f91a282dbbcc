package io.guanhu.customer.contact;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.guanhu.customer.CustomerProperties;
import io.guanhu.customer.contact.ContactChangeStore.ContactChange;
import io.guanhu.customer.customers.CustomerStore;
import io.guanhu.customer.fields.ValueJson;
import io.guanhu.customer.model.Dossier;
import io.guanhu.customer.model.field.BuiltIn;
import io.guanhu.customer.model.field.Field;
import io.guanhu.customer.values.PhoneNumbers;
import io.guanhu.customer.vault.Profiles;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.keyring.CustomerKeys;
import io.guanhu.platform.keyring.KeyDestroyedException;
import io.guanhu.platform.keyring.Keyring;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.security.NotAudited;
import io.guanhu.platform.security.Permitted;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * A customer's contacts at some instant, and who has changed them since. Anyone who changes a contact
 * could receive the code that proves an identity, so privacy-service asks for the earlier contact.
 */
@RestController
class ContactPointsController {

    private static final String BEFORE = ".before";

    /** Limits for instants that the database can store. */
    private static final Instant EARLIEST = Instant.EPOCH;

    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private final CustomerStore customers;
    private final Profiles profiles;
    private final ContactChangeStore changes;
    private final Keyring keyring;
    private final ValueJson json;
    private final CustomerProperties properties;

    ContactPointsController(
            CustomerStore customers,
            Profiles profiles,
            ContactChangeStore changes,
            Keyring keyring,
            ValueJson json,
            CustomerProperties properties) {
        this.customers = customers;
        this.profiles = profiles;
        this.changes = changes;
        this.keyring = keyring;
        this.json = json;
        this.properties = properties;
    }

    /**
     * @param phone as of the given instant or, for a newer customer, the first one
     * @param mobile whether that phone can receive SMS messages
     * @param changes the changes since then, earliest first
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record ContactPoints(
            @Nullable String phone,
            boolean mobile,
            @Nullable String email,
            String locale,
            List<Changed> changes) {

        /** Does not show the contacts. */
        @Override
        public String toString() {
            return "ContactPoints[…]";
        }
    }

    /**
     * @param by employee ids of everybody involved
     */
    record Changed(String field, Instant at, Set<String> by) {}

    @NotAudited("Read for a message or a decision, which is recorded")
    @GetMapping("/internal/customers/{id}/contact-points")
    @Permitted("internal.contact-points")
    Mono<ContactPoints> contactPoints(@PathVariable UUID id, @RequestParam Instant asOf) {
        return customers
                .find(id)
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("customer-not-found")))
                .flatMap(profiles::open)
                .flatMap(dossier -> Mono.zip(
                                keyring.keysOf(id),
                                changes.since(id, within(asOf)).collectList())
                        .map(found -> toResponse(dossier, found.getT1(), found.getT2())));
    }

    /** Limits an instant to the range of the database. */
    private static Instant within(Instant asOf) {
        Instant notTooLate = asOf.isAfter(LATEST) ? LATEST : asOf;
        return notTooLate.isBefore(EARLIEST) ? EARLIEST : notTooLate;
    }

    private ContactPoints toResponse(Dossier dossier, CustomerKeys keys, List<ContactChange> since) {
        String phone = then(BuiltIn.PHONE, dossier, keys, since);
        return new ContactPoints(
                phone,
                phone != null && PhoneNumbers.takesMessages(phone),
                then(BuiltIn.EMAIL, dossier, keys, since),
                properties.locale(),
                since.stream()
                        .map(each -> new Changed(each.field(), each.at(), each.by()))
                        .toList());
    }

    private @Nullable String then(Field field, Dossier dossier, CustomerKeys keys, List<ContactChange> since) {
        if (dossier.barrier(DataCategory.CONTACT).isPresent()) {
            return null;
        }
        Optional<ContactChange> first =
                since.stream().filter(each -> each.field().equals(field.code())).findFirst();
        return first.isEmpty()
                ? dossier.profile().text(field).orElse(null)
                : open(field, keys, first.get().sealedBefore());
    }

    private @Nullable String open(Field field, CustomerKeys keys, byte @Nullable [] sealed) {
        if (sealed == null || !keys.living(field.category())) {
            return null;
        }
        try {
            byte[] value = keys.open(field.category(), field.code() + BEFORE, sealed);
            return json.value(value).texts().getFirst();
        } catch (KeyDestroyedException _) {
            return null;
        }
    }
}
