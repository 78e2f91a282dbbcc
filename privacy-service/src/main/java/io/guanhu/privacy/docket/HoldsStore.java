package io.guanhu.privacy.docket;

import io.guanhu.privacy.model.Category;
import io.guanhu.privacy.model.LegalHold;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads the legal holds in force. */
@Component
public class HoldsStore {

    private final DatabaseClient database;

    HoldsStore(DatabaseClient database) {
        this.database = database;
    }

    private record Line(Category category, LegalHold hold) {}

    /** The holds on a customer; of several on one category, the oldest is told. */
    public Mono<Map<Category, LegalHold>> of(UUID customerId) {
        return database.sql(
                        """
                        SELECT DISTINCT ON (category) category, reference, citation, text_read
                          FROM legal_hold, unnest(categories) AS category
                         WHERE customer_id = :customer AND closed_at IS NULL
                         ORDER BY category, id
                        """)
                .bind("customer", customerId)
                .map(
                        row ->
                                new Line(
                                        Category.valueOf(
                                                RequestRows.required(
                                                        row, "category", String.class)),
                                        new LegalHold(
                                                RequestRows.required(
                                                        row, "reference", String.class),
                                                RequestRows.required(row, "citation", String.class),
                                                RequestRows.required(
                                                        row, "text_read", String.class))))
                .all()
                .collectMap(Line::category, Line::hold);
    }
}
