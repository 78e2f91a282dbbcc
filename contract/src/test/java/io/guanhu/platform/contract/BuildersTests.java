package io.guanhu.platform.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.guanhu.platform.contract.AuditEvents.ActorType;
import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.platform.contract.AuditEvents.Entry;
import io.guanhu.platform.contract.AuditEvents.Outcome;
import io.guanhu.platform.contract.NotificationEvents.Channel;
import io.guanhu.platform.contract.NotificationEvents.Language;
import io.guanhu.platform.contract.NotificationEvents.Message;
import io.guanhu.platform.contract.NotificationEvents.NotificationRequested;
import io.guanhu.platform.contract.NotificationEvents.Purpose;
import io.guanhu.platform.contract.OwnershipEvents.Assignment;
import io.guanhu.platform.contract.OwnershipEvents.AssignmentStarted;
import io.guanhu.platform.contract.OwnershipEvents.Role;
import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import io.guanhu.platform.contract.PrivacyEvents.Order;
import io.guanhu.platform.contract.ReceiptEvents.Ended;
import io.guanhu.platform.contract.ReceiptEvents.ErasureReceipted;
import io.guanhu.platform.contract.ReceiptEvents.KeyEpoch;
import io.guanhu.platform.contract.ReceiptEvents.Receipt;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Building an event without something it must have fails and names what is missing. */
class BuildersTests {

    private static final UUID ID = new UUID(1, 2);
    private static final Instant AT = Instant.parse("2026-03-04T12:00:00Z");

    /** Builders with all required values, by the names of those values. */
    private record Built<B>(Supplier<B> begun, Map<String, Consumer<B>> setters, Function<B, Object> build) {

        Object without(String name) {
            B builder = begun.get();
            setters.forEach((each, say) -> {
                if (!each.equals(name)) {
                    say.accept(builder);
                }
            });
            return build.apply(builder);
        }
    }

    static Stream<Built<?>> builders() {
        return Stream.of(entry(), message(), assignment(), order(), receipt(), epoch());
    }

    private static Built<Entry> entry() {
        return new Built<>(
                () -> AuditEntryRecorded.entry(ID, AT, "customer-service"),
                Map.of(
                        "actor", entry -> entry.actor(ActorType.STAFF, "E1101"),
                        "action", entry -> entry.action("customer.reveal"),
                        "resource", entry -> entry.resource("customer", ID.toString()),
                        "outcome", entry -> entry.outcome(Outcome.ALLOWED)),
                Entry::build);
    }

    private static Built<Message> message() {
        return new Built<>(
                () -> NotificationRequested.message(ID, ID, AT),
                Map.of(
                        "template", message -> message.template("customer-changed"),
                        "channel", message -> message.channel(Channel.SMS),
                        "locale", message -> message.locale(Language.CHINESE),
                        "purpose", message -> message.purpose(Purpose.SERVICE)),
                Message::build);
    }

    private static Built<Assignment> assignment() {
        return new Built<>(
                () -> AssignmentStarted.assignment(ID, ID, AT),
                Map.of(
                        "role", assignment -> assignment.role(Role.PRIMARY),
                        "manager", assignment -> assignment.manager("E1101"),
                        "branch", assignment -> assignment.branch("BJ/CHAOYANG/001"),
                        "from", assignment -> assignment.from(AT)),
                Assignment::build);
    }

    private static Built<Order> order() {
        return new Built<>(
                () -> ErasureOrdered.order(ID, ID, ID, AT),
                Map.of(
                        "holders", order -> order.holders(Set.of("customer-service")),
                        "nonce", order -> order.nonce("AAECAwQFBgcICQoLDA0ODw")),
                Order::build);
    }

    private static Built<Receipt> receipt() {
        var order = (ErasureOrdered) order().without("");
        return new Built<>(
                () -> ErasureReceipted.answering(order, "customer-service", AT),
                Map.of("findings", receipt -> receipt.findings(List.of())),
                Receipt::build);
    }

    private static Built<Ended> epoch() {
        return new Built<>(
                () -> KeyEpoch.epoch(7, AT),
                Map.of(
                        "categories", epoch -> epoch.categories(Set.of(DataCategory.CONTACT)),
                        "rootHolder", epoch -> epoch.rootHolder("file", 0)),
                Ended::build);
    }

    @ParameterizedTest
    @MethodSource("builders")
    void nameWhatIsMissing(Built<?> built) {
        assertThat(built.without("")).isInstanceOf(Record.class);
        for (String name : built.setters().keySet()) {
            assertThatNullPointerException()
                    .isThrownBy(() -> built.without(name))
                    .withMessage(name);
        }
    }
}
