package io.guanhu.customer;

import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** The default settings. */
public final class DefaultSettings {

    private DefaultSettings() {}

    public static CustomerProperties customer() {
        return of(CustomerProperties.class);
    }

    /** The defaults of a record of settings. */
    public static <T> T of(Class<T> settings) {
        return new Binder(new MapConfigurationPropertySource(Map.of())).bindOrCreate("", settings);
    }
}
