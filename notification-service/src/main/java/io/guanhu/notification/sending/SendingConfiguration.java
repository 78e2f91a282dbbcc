package io.guanhu.notification.sending;

import io.guanhu.notification.model.Channel;
import io.guanhu.platform.runtime.Worker;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The workers that send, one for each lane. */
@Configuration(proxyBeanMethods = false)
class SendingConfiguration {

    /** A round asks others, who may be slow or away. */
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private static final String SENDING = "sending";

    @Bean
    @Qualifier(SENDING)
    Worker sendingSms(Sending sending) {
        return worker("sending-sms", sending, new Lane(Channel.SMS, false));
    }

    @Bean
    @Qualifier(SENDING)
    Worker sendingSmsCodes(Sending sending) {
        return worker("sending-sms-codes", sending, new Lane(Channel.SMS, true));
    }

    @Bean
    @Qualifier(SENDING)
    Worker sendingEmail(Sending sending) {
        return worker("sending-email", sending, new Lane(Channel.EMAIL, false));
    }

    @Bean
    @Qualifier(SENDING)
    Worker sendingEmailCodes(Sending sending) {
        return worker("sending-email-codes", sending, new Lane(Channel.EMAIL, true));
    }

    private static Worker worker(String name, Sending sending, Lane lane) {
        return new Worker(name, () -> sending.round(lane), LIMIT);
    }
}
