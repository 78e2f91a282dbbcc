package io.guanhu.testing;

import java.util.Map;

/** How a service is told about its database. */
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
}
