package io.guanhu.platform.connection;

import io.guanhu.platform.problem.ProblemWriter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import reactor.netty.NettyPipeline;

/** A guard for every connection. */
@AutoConfiguration
@EnableConfigurationProperties(ConnectionProperties.class)
class ConnectionAutoConfiguration {

    private static final String CLOCK = "guanhu.clock";
    private static final String GUARD = "guanhu.guard";

    @Bean
    NettyServerCustomizer connectionGuard(
            ConnectionProperties properties,
            ProblemWriter problemWriter,
            MeterRegistry meters,
            ObjectProvider<ConnectionRefusalListener> listeners) {
        return server -> server.doOnChannelInit((_, channel, _) -> {
            ConnectionGuard guard =
                    new ConnectionGuard(properties, problemWriter, countingAndNotifying(meters, listeners));
            channel.pipeline()
                    .addBefore(NettyPipeline.HttpCodec, CLOCK, guard.clock())
                    .addBefore(NettyPipeline.HttpTrafficHandler, GUARD, guard);
        });
    }

    private static ConnectionRefusalListener countingAndNotifying(
            MeterRegistry meters, ObjectProvider<ConnectionRefusalListener> listeners) {
        return (code, peer) -> {
            meters.counter("guanhu.web.refused", "code", code).increment();
            List<ConnectionRefusalListener> all = listeners.stream().toList();
            all.forEach(each -> each.onRefusal(code, peer));
        };
    }
}
