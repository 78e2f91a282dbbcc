package io.guanhu.ownership;

import static io.guanhu.ownership.OwnershipSteps.OPERATIONS;

import io.guanhu.testing.Database;
import io.guanhu.testing.KeyStore;
import io.guanhu.testing.ServiceIT;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Query parameters that are no text, not known, or given twice. */
@ServiceIT("ownership")
class ParametersIT {

    private final Refusals refusals;
    private final OwnershipSteps bank;

    @Autowired
    ParametersIT(Database database, KeyStore keys, WebTestClient client) {
        this.refusals = new Refusals(database, keys);
        this.bank = new OwnershipSteps(client);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/managers?branch=%00, malformed-request",
        "/api/managers?branch=%FF, malformed-request",
        "/api/managers?barnch=BJ, unknown-parameter",
        "/api/assignments?managerId=E1101&managerId=E1102, invalid-request",
        "/api/transfers?x%5B%5D=1, unknown-parameter"
    })
    void areRefused(String uri, String code) {
        refusals.expect(
                () -> bank.as(OPERATIONS)
                        .get()
                        .uri(base -> URI.create(base.build() + uri))
                        .exchange(),
                400,
                code);
    }
}
