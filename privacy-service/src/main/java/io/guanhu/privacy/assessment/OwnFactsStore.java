package io.guanhu.privacy.assessment;

import static io.guanhu.platform.database.Columns.text;

import io.guanhu.privacy.docket.RequestRows;
import io.guanhu.privacy.model.Category;
import io.guanhu.privacy.model.assessment.Consequence;
import io.guanhu.privacy.model.law.HoldGround;
import io.guanhu.privacy.model.law.LegalHold;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Facts in this service that keep data: open legal holds, and earlier restrictions. */
@Component
public class OwnFactsStore {

    private final DatabaseClient database;

    OwnFactsStore(DatabaseClient database) {
        this.database = database;
    }

    /**
     * What requests have left restricted, as last told, including what has been erased unseen
     * since.
     */
    public Mono<Map<Category, Consequence>> restricted(UUID customerId) {
        return database.sql("""
                SELECT DISTINCT ON (c.category) c.*
                  FROM consequence c JOIN privacy_request r ON r.id = c.request_id
                 WHERE r.customer_id = :customer AND NOT r.hidden AND r.state = 'PARTIALLY_COMPLETED'
                   AND c.verdict = 'RESTRICT'
                 ORDER BY c.category, r.id DESC
                """)
                .bind("customer", customerId)
                .map(RequestRows::consequence)
                .all()
                .collectMap(Consequence::category);
    }

    private record Line(Category category, LegalHold hold) {}

    /** The holds on a customer, oldest first. */
    public Mono<Map<Category, List<LegalHold>>> holds(UUID customerId) {
        return database.sql("""
                SELECT category, ground, claim_known_on, injury_on
                  FROM legal_hold, unnest(categories) AS category
                 WHERE customer_id = :customer AND closed_at IS NULL
                 ORDER BY id
                """)
                .bind("customer", customerId)
                .map(row -> new Line(
                        Category.valueOf(text(row, "category")),
                        new LegalHold(
                                HoldGround.valueOf(text(row, "ground")),
                                row.get("claim_known_on", LocalDate.class),
                                row.get("injury_on", LocalDate.class))))
                .all()
                .collect(Collectors.groupingBy(Line::category, Collectors.mapping(Line::hold, Collectors.toList())));
    }
}
