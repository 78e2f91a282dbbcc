package io.guanhu.customer;

import static io.guanhu.customer.Bank.E1101;
import static io.guanhu.customer.Bank.OPERATIONS;
import static io.guanhu.customer.Bank.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.Bank.Person;
import io.guanhu.platform.keyring.service.ServiceKey;
import io.guanhu.platform.keyring.service.ServiceKeys;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpStatus;

/** The versions of the search tokens and of their key. */
final class SearchTokens {

    private final Bank bank;
    private final Rows rows;
    private final ServiceKeys keys;
    private final ServiceKey key;

    SearchTokens(Bank bank, Rows rows, ServiceKeys keys) {
        this.bank = bank;
        this.rows = rows;
        this.keys = keys;
        this.key = keys.key("search-tokens");
    }

    int newest() {
        return key.newest().number();
    }

    int reading() throws SQLException {
        return (int) rows.count("select reading from search_token_versions");
    }

    String phase() throws SQLException {
        return rows.texts("select concat_ws(', ', 'reading', case when next > 0 then 'next' end,"
                        + " case when retired > 0 then 'retired' end)"
                        + " from search_token_versions")
                .getFirst();
    }

    void nothingIsLeftOf(int version) throws SQLException {
        assertThat(rows.count("select count(*) from search_token where version <= " + version))
                .isZero();
        assertThat(key.destroyed(version)).isTrue();
        assertThat(key.version(version)).isEmpty();
        assertThat(phase()).isEqualTo("reading");
        long epoch = Objects.requireNonNull(keys.destroy(key, version).block(PATIENCE));
        assertThat(keys.epochClosed(epoch).block(PATIENCE)).isTrue();
    }

    void isFoundAndNotRegisteredAgain(Person person) {
        finds(Map.of("phone", person.phone(), "idNumber", person.idNumber()), 1);
        bank.create(E1101, person.form()).expectStatus().isEqualTo(HttpStatus.CONFLICT);
    }

    void finds(Map<String, String> search, int count) {
        bank.search(OPERATIONS, search)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(count);
    }
}
