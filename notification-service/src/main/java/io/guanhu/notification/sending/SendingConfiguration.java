package io.guanhu.notification.sending;

import io.guanhu.notification.model.message.Channel;
import io.guanhu.platform.erasure.gate.ErasureGate;
import io.guanhu.platform.runtime.Worker;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The sending workers, one for each lane. They wait until it is certain that nobody among the
 * recipients was erased meanwhile.
 */
@Configuration(proxyBeanMethods = false)
class SendingConfiguration {

    /** A round calls other services, which may be slow or unavailable. */
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private static final String SENDING = "sending";

    @Bean
    @Qualifier(SENDING)
    Worker sendingSms(Sending sending, ErasureGate gate) {
        return worker("sending-sms", sending, gate, new Lane(Channel.SMS, false));
    }

    @Bean
    @Qualifier(SENDING)
    Worker sendingSmsCodes(Sending sending, ErasureGate gate) {
        return worker("sending-sms-codes", sending, gate, new Lane(Channel.SMS, true));
    }

    @Bean
    @Qualifier(SENDING)
    Worker sendingEmail(Sending sending, ErasureGate gate) {
        return worker("sending-email", sending, gate, new Lane(Channel.EMAIL, false));
    }

    @Bean
    @Qualifier(SENDING)
    Worker sendingEmailCodes(Sending sending, ErasureGate gate) {
        return worker("sending-email-codes", sending, gate, new Lane(Channel.EMAIL, true));
    }

    private static Worker worker(String name, Sending sending, ErasureGate gate, Lane lane) {
        return new Worker(name, gate.guarding(() -> sending.round(lane)), LIMIT);
    }
}
