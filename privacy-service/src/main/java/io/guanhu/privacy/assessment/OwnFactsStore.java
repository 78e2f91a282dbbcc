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
                select distinct on (c.category) c.*
                  from consequence c join privacy_request r on r.id = c.request_id
                 where r.customer_id = :customer and not r.hidden and r.state = 'PARTIALLY_COMPLETED'
                   and c.verdict = 'RESTRICT'
                 order by c.category, r.id desc
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
                select category, ground, claim_known_on, injury_on
                  from legal_hold, unnest(categories) as category
                 where customer_id = :customer and closed_at is null
                 order by id
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
