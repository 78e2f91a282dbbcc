package io.guanhu.platform.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConcernedCustomerTests {

    @ParameterizedTest
    @CsvSource({
        "00000000-0000-0000-0000-000000000001, /api/x, , 00000000-0000-0000-0000-000000000001",
        ", /api/customers/00000000-0000-0000-0000-000000000002, , 00000000-0000-0000-0000-000000000002",
        ", /api/customers/00000000-0000-0000-0000-000000000002/changes, , 00000000-0000-0000-0000-000000000002",
        ", /api/customers, /api/customers/00000000-0000-0000-0000-000000000003, 00000000-0000-0000-0000-000000000003",
        ", /api/customers/search, , ",
        ", /api/transfers, /api/transfers/00000000-0000-0000-0000-000000000004, "
    })
    void findsWhomAnAnswerIsAbout(
            @Nullable String named, String path, @Nullable String location, @Nullable UUID customer) {
        assertThat(ConcernedCustomer.of(named, path, location, null)).isEqualTo(customer);
        UUID caller = UUID.randomUUID();
        assertThat(ConcernedCustomer.of(named, path, location, caller)).isEqualTo(customer == null ? caller : customer);
    }
}
