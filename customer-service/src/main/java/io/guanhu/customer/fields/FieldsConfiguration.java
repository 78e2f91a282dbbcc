package io.guanhu.customer.fields;

import io.guanhu.customer.CustomerProperties;
import io.guanhu.customer.model.field.Field;
import io.guanhu.customer.model.field.Fields;
import io.guanhu.customer.model.field.Masks;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The catalogue of fields: those that every bank has, and every bean of type {@link Field}. */
@Configuration(proxyBeanMethods = false)
class FieldsConfiguration {

    @Bean
    Fields fieldCatalogue(ObjectProvider<Field> further) {
        return Fields.with(further.orderedStream().toList());
    }

    @Bean
    Masks masks(CustomerProperties properties, Fields catalogue) {
        return properties.maskRules(catalogue);
    }
}
