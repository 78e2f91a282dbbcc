package io.guanhu.platform.keyring;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.keyring.store.KeyDatabase;
import io.guanhu.testing.Database;
import io.guanhu.testing.DeclaredSchema;
import io.guanhu.testing.PostgresServer;
import org.junit.jupiter.api.Test;

class KeyStoreSchemaIT {

    @Test
    void everyTableSaysHowItsRowsStayBounded() {
        Database keys = PostgresServer.shared().freshKeyStore("schema");
        KeyDatabase.migrate(keys.jdbcUrl(), keys.ownerRole(), keys.ownerPassword());
        assertThat(DeclaredSchema.of(keys).unbounded()).isEmpty();
    }
}
