package io.guanhu.customer.tokens;

import static io.guanhu.customer.CustomerTables.DATABASE;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.CustomerTables;
import io.guanhu.customer.model.field.BuiltIn;
import io.guanhu.customer.tokens.SearchTokens.Token;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Those who were erased, and whom the suppression list does not have. */
class SuppressedTokensIT {

    private final VersionedSearchTokens key = new VersionedSearchTokens();
    private final TokenStore store = key.store(DATABASE.client());
    private final UUID customer = CustomerTables.customer();
    private final Token document = new Token(BuiltIn.ID_NUMBER, "E1");
    private final Token otherDocument = new Token(BuiltIn.ID_NUMBER, "E2");

    @Test
    void knowsTheDocumentsOfThoseWhoAreToBeHashedOrCannotBe() {
        plain(document);
        DATABASE.execute("""
                insert into suppression_due (customer_id, category, sealed, token, since)
                values ('%s', 'IDENTITY', '\\x01', decode('%s', 'hex'), now())
                """.formatted(customer, key.hex(otherDocument)));

        Token unknown = new Token(BuiltIn.ID_NUMBER, "E3");
        assertThat(DATABASE.get(store.suppressed(List.of(document, otherDocument, unknown))))
                .containsExactlyInAnyOrder(document, otherDocument);
        assertThat(DATABASE.get(store.suppressed(List.of(new Token(BuiltIn.PHONE, "E1")))))
                .isEmpty();
        assertThat(DATABASE.get(store.suppressed(List.of()))).isEmpty();
    }

    @Test
    void releasesPeopleWhoBecomeCustomersAgain() {
        plain(document);
        plain(otherDocument);

        DATABASE.rolledBack(store.release(List.of(document)));
        assertThat(DATABASE.get(store.suppressed(List.of(document)))).containsExactly(document);

        DATABASE.run(store.release(List.of(document)).then(store.release(List.of())));
        assertThat(DATABASE.get(store.suppressed(List.of(document, otherDocument))))
                .containsExactly(otherDocument);
    }

    private void plain(Token token) {
        DATABASE.execute(
                "insert into suppression_plain (purpose, token, since) values ('idNumber', decode('%s', 'hex'), now())"
                        .formatted(key.hex(token)));
    }
}
