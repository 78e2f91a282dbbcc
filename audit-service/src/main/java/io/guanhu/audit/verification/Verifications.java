package io.guanhu.audit.verification;

import io.guanhu.audit.model.Frontier;
import io.guanhu.audit.standing.outside.ExternalCheckpoint;
import io.guanhu.audit.verification.row.MarkStore;
import io.guanhu.audit.verification.row.RowStore;
import io.guanhu.tlog.proof.TrustPolicy;
import java.sql.SQLException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Begins verifications, which then read the same log from where each of them is. */
@Component
class Verifications {

    private final VerificationStore store;
    private final RowStore rows;
    private final MarkStore marks;
    private final ExternalCheckpoint external;
    private final TrustPolicy policy;
    private final JsonMapper json;

    Verifications(
            VerificationStore store,
            RowStore rows,
            MarkStore marks,
            ExternalCheckpoint external,
            TrustPolicy policy,
            JsonMapper json) {
        this.store = store;
        this.rows = rows;
        this.marks = marks;
        this.external = external;
        this.policy = policy;
        this.json = json;
    }

    /** Continues after the leaves that were verified before; opens connections. */
    Verifying from(Frontier frontier) throws SQLException {
        return new Verifying(store, rows, marks, external, policy, json, frontier);
    }
}
