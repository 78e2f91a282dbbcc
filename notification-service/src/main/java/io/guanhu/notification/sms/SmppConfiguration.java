package io.guanhu.notification.sms;

import io.guanhu.notification.model.delivery.DeliveryReceipts;
import java.time.Clock;
import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** One provider per SMS centre. */
@Configuration(proxyBeanMethods = false)
@Import(SmppConfiguration.Registrar.class)
class SmppConfiguration {

    /** Centres are separate beans, so that each starts, stops and can be injected. */
    static class Registrar implements BeanRegistrar {

        @Override
        public void register(BeanRegistry registry, Environment environment) {
            SmppProperties properties =
                    Binder.get(environment).bindOrCreate("guanhu.notification.smpp", SmppProperties.class);
            int number = 0;
            for (SmppProperties.Centre centre : properties.centres()) {
                String name = number == 0 ? "smpp" : "smpp-" + number;
                int order = number++;
                registry.registerBean(
                        name,
                        SmppProvider.class,
                        spec -> spec.order(order).supplier(context -> provider(name, centre, properties, context)));
            }
        }

        private static SmppProvider provider(
                String name,
                SmppProperties.Centre centre,
                SmppProperties properties,
                BeanRegistry.SupplierContext context) {
            return new SmppProvider(
                    name, centre, properties, context.bean(DeliveryReceipts.class), context.bean(Clock.class));
        }
    }
}
