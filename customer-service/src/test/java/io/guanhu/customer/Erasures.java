package io.guanhu.customer;

import static io.guanhu.platform.contract.DataCategory.CONTACT;
import static io.guanhu.platform.contract.DataCategory.IDENTITY;

import io.guanhu.customer.Bank.Person;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import io.guanhu.platform.contract.PrivacyEvents.PartErased;
import io.guanhu.platform.contract.PrivacyEvents.Restriction;
import io.guanhu.platform.contract.ReceiptEvents.ErasureReceipted;
import io.guanhu.platform.contract.Topics;
import io.guanhu.testing.KafkaProbe;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Orders of privacy-service, and this service's receipts. */
final class Erasures {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Bank bank;

    Erasures(Bank bank) {
        this.bank = bank;
    }

    static ErasureOrdered order(UUID customer, DataCategory... erased) {
        return order(customer, Set.of(erased), List.of());
    }

    static ErasureOrdered order(UUID customer, Set<DataCategory> erased, List<Restriction> restricted) {
        return ErasureOrdered.order(
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        customer,
                        Bank.clock().instant())
                .erase(erased)
                .restrict(restricted)
                .holders(Set.of("customer-service"))
                .nonce("AAECAwQFBgcICQoLDA0ODw")
                .build();
    }

    /** That also erases single fields, or does not notify the customer. */
    static ErasureOrdered order(
            UUID customer, Set<DataCategory> erased, List<PartErased> parts, @Nullable Boolean unseen) {
        ErasureOrdered order = order(customer, erased, List.of());
        return ErasureOrdered.order(order.orderId(), order.requestId(), customer, order.at())
                .erase(erased)
                .holders(order.holders())
                .nonce(order.nonce())
                .eraseFields(parts)
                .unseen(Boolean.TRUE.equals(unseen))
                .build();
    }

    /** The same in another order. */
    static ErasureOrdered again(ErasureOrdered order) {
        return ErasureOrdered.order(UUID.randomUUID(), order.requestId(), order.customerId(), order.at())
                .erase(order.erase())
                .restrict(order.restrict())
                .holders(order.holders())
                .nonce(order.nonce())
                .build();
    }

    /** Somebody whom the bank knew. */
    Person erased() {
        Person person = Person.somebody();
        erase(bank.created(person), IDENTITY, CONTACT);
        return person;
    }

    /** Erases categories of a customer, to the receipt. */
    ErasureReceipted erase(UUID customer, DataCategory... categories) {
        return carryOut(order(customer, categories));
    }

    ErasureReceipted carryOut(ErasureOrdered order) {
        bank.publish(order);
        try (KafkaProbe probe = KafkaProbe.shared()) {
            String receipt = probe.await(
                            Topics.PRIVACY_RECEIPTS,
                            1,
                            each -> each.value().contains(order.orderId().toString()),
                            Bank.PATIENCE)
                    .getFirst()
                    .value();
            return JSON.readValue(receipt, ErasureReceipted.class);
        }
    }
}
