package io.guanhu.testing;

import java.util.Map;

/** The properties with a service's database. */
public final class ServiceProperties {

    private ServiceProperties() {}

    public static void database(Map<String, Object> properties, Database database) {
        properties.put("spring.r2dbc.url", database.r2dbcUrl());
        properties.put("spring.r2dbc.username", database.appRole());
        properties.put("spring.r2dbc.password", database.appPassword());
        properties.put("guanhu.database.second-connection", "REFUSE");
        properties.put("spring.flyway.url", database.jdbcUrl());
        properties.put("spring.flyway.user", database.ownerRole());
        properties.put("spring.flyway.password", database.ownerPassword());
        properties.put("spring.flyway.placeholders.app_role", database.appRole());
    }

    /** The properties with a service's key store. */
    public static void keyStore(Map<String, Object> properties, Database keys) {
        properties.put("guanhu.keystore.url", keys.jdbcUrl());
        properties.put("guanhu.keystore.username", keys.appRole());
        properties.put("guanhu.keystore.password", keys.appPassword());
        properties.put("guanhu.keystore.migration.username", keys.ownerRole());
        properties.put("guanhu.keystore.migration.password", keys.ownerPassword());
    }

    /** In a test that creates none, there are no copies of the key store. */
    public static void keyStoreWithoutCopies(Map<String, Object> properties) {
        properties.put("guanhu.keystore.gate.standbys", "absent");
        properties.put("guanhu.keystore.gate.archive", "absent");
        properties.put("guanhu.keystore.gate.export", "absent");
    }
}
