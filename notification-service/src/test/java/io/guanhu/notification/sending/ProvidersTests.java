package io.guanhu.notification.sending;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.notification.model.delivery.NothingTaken;
import io.guanhu.notification.model.delivery.Outcome;
import io.guanhu.notification.model.delivery.Progress;
import io.guanhu.notification.model.delivery.Provider;
import io.guanhu.notification.model.message.Channel;
import io.guanhu.notification.model.message.Message;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ProvidersTests {

    private static final Message ABROAD = new Message(UUID.randomUUID(), Channel.SMS, "+85261234567", "", "text", "en");

    @Test
    void asksOnlyThoseWhoReachTheNumber() {
        assertThat(outcome(new National(), new Anywhere(new Outcome.Accepted("anywhere"))))
                .isEqualTo(new Outcome.Accepted("anywhere"));
    }

    @Test
    void refusesAnUnreachableNumber() {
        assertThat(outcome(new National())).isEqualTo(new Outcome.Refused("destination-unreachable"));
    }

    @Test
    void waitsForTheOneWhoReachesIt() {
        Outcome.Unavailable away = new Outcome.Unavailable("smpp-unavailable");

        assertThat(outcome(new Anywhere(away), new National())).isEqualTo(away);
        assertThat(outcome(new National(), new Anywhere(away))).isEqualTo(away);
    }

    private static Outcome outcome(Provider... each) {
        Providers providers = new Providers(List.of(each));
        try {
            Outcome outcome = providers.send(ABROAD, new NothingTaken()).block(Duration.ofSeconds(5));
            assertThat(outcome).isNotNull();
            return outcome;
        } finally {
            providers.destroy();
        }
    }

    private record Anywhere(Outcome outcome) implements Provider {

        @Override
        public String name() {
            return "anywhere";
        }

        @Override
        public Channel channel() {
            return Channel.SMS;
        }

        @Override
        public Outcome send(Message message, Progress progress) {
            return outcome;
        }
    }

    private record National() implements Provider {

        @Override
        public String name() {
            return "national";
        }

        @Override
        public Channel channel() {
            return Channel.SMS;
        }

        @Override
        public boolean reaches(String destination) {
            return destination.startsWith("+86");
        }

        @Override
        public Outcome send(Message message, Progress progress) {
            throw new AssertionError("It would go to a stranger");
        }
    }
}
