package io.guanhu.notification.sending;

import static io.guanhu.platform.testing.Memory.NOW;

import io.guanhu.notification.InMemoryNotifications;
import io.guanhu.notification.InMemoryNotifications.Row;
import io.guanhu.notification.model.delivery.Outcome;
import io.guanhu.notification.model.delivery.Progress;
import io.guanhu.notification.model.delivery.Provider;
import io.guanhu.notification.model.delivery.RetryPolicy;
import io.guanhu.notification.model.message.Channel;
import io.guanhu.notification.model.message.Message;
import io.guanhu.notification.parts.Attempts;
import io.guanhu.notification.parts.InMemoryJournals;
import io.guanhu.notification.template.Rendering;
import io.guanhu.platform.client.InMemoryServices;
import io.guanhu.platform.contract.NotificationEvents.NotificationAdvanced;
import io.guanhu.platform.testing.Memory;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Sending in memory, with one provider of short messages. */
final class Desk implements Provider {

    static final Lane SMS = new Lane(Channel.SMS, false);
    /** Two faults, and a minute before the second attempt. */
    static final RetryPolicy POLICY = new RetryPolicy(2, Duration.ofMinutes(1), Duration.ofHours(1));

    final Memory memory = new Memory("notification-service");
    final InMemoryNotifications notifications = new InMemoryNotifications(memory);
    final InMemoryJournals journals = new InMemoryJournals(memory, notifications);
    final InMemorySendingStore store = new InMemorySendingStore(notifications);
    final InMemoryServices services = new InMemoryServices("customer-service", "privacy-service");
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final Results results = new Results(
            store, journals.journals(), memory.outbox(), memory.audit(), memory.transaction(), memory.clock());
    final List<Message> handedOver = new CopyOnWriteArrayList<>();
    final UUID customer = UUID.randomUUID();
    private volatile Function<Progress, Outcome> answer = _ -> new Outcome.Accepted("centre");
    private final Sending sending = new Sending(
            store,
            preparing(),
            journals.journals(),
            new Providers(List.of(this)),
            results,
            new SendingProperties(POLICY),
            meters,
            memory.clock());

    /** The customer has a phone and an email address. */
    Desk() {
        contacts("""
                {"phone": "%s", "email": "zhang@example.com", "locale": "zh-CN"}
                """.formatted(Attempts.NUMBER));
    }

    Preparing preparing() {
        return new Preparing(services.clients(), Rendering.templates());
    }

    void contacts(String json) {
        services.answering("/customer-service/internal/customers/" + customer + "/contacts", json);
    }

    /** What the provider does from now on. */
    void answering(Function<Progress, Outcome> next) {
        answer = next;
    }

    Duration round() {
        return memory.get(sending.round(SMS));
    }

    /** A message that was claimed at the beginning of the test. */
    Claim claimed(UUID id) {
        Row row = notifications.row(id).claimed(NOW.plusSeconds(40));
        notifications.rows.put(id, row);
        return InMemorySendingStore.claim(row, false);
    }

    /** The states that were announced. */
    List<String> advances() {
        return memory.announced(NotificationAdvanced.class).stream()
                .map(each -> each.state().name())
                .toList();
    }

    @Override
    public String name() {
        return "centre";
    }

    @Override
    public Channel channel() {
        return Channel.SMS;
    }

    @Override
    public Outcome send(Message message, Progress progress) {
        handedOver.add(message);
        return answer.apply(progress);
    }
}
