package io.guanhu.privacy.docket;

import io.guanhu.platform.testing.Memory;
import io.guanhu.platform.testing.ServiceDatabase;
import io.guanhu.privacy.model.Category;
import io.guanhu.privacy.model.assessment.Assessment;
import io.guanhu.privacy.model.lifecycle.Ended;
import io.guanhu.privacy.model.lifecycle.ErasureRequest;
import io.guanhu.privacy.model.lifecycle.Executing;
import io.guanhu.privacy.model.request.Filing;
import io.guanhu.privacy.model.request.Filings;
import io.guanhu.privacy.model.request.State;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Requests in the real tables, for the tests of all stores that refer to them. */
public final class RealDocket {

    private final ServiceDatabase database;
    private final RequestStore requests;

    public RealDocket(ServiceDatabase database) {
        this.database = database;
        this.requests = new RequestStore(database.client());
    }

    public RequestStore requests() {
        return requests;
    }

    /** Files a request of a customer who has no other. */
    public Filing filed(Category... scope) {
        return filed(Filings.own(UUID.randomUUID(), Memory.NOW, scope));
    }

    public Filing filed(Filing filing) {
        if (!database.get(requests.file(filing, Locale.SIMPLIFIED_CHINESE, null, null))) {
            throw new IllegalStateException("The customer has an open request");
        }
        return filing;
    }

    public void save(ErasureRequest request) {
        database.run(requests.save(request, List.of(), Memory.NOW));
    }

    /** A request that is executed, with what the law says about it. */
    public Filing executing(Assessment assessment) {
        Filing filing = filed(
                assessment.consequences().stream().map(each -> each.category()).toArray(Category[]::new));
        database.run(requests.assess(filing.requestId(), assessment));
        save(new Executing(filing, assessment, Executing.Step.ORDERING));
        return filing;
    }

    /** A request that left something restricted or kept. */
    public Filing partlyCompleted(Assessment assessment) {
        Filing filing = executing(assessment);
        save(new Ended(filing, State.PARTIALLY_COMPLETED));
        return filing;
    }

    /** A request whose order is out to some holders. */
    public Filing ordered(UUID order, Assessment assessment, String... holders) {
        Filing filing = executing(assessment);
        database.execute("update privacy_request set order_id = '%s', order_json = '{}' where id = '%s'"
                .formatted(order, filing.requestId()));
        for (String holder : holders) {
            database.execute("insert into expected_holder values ('%s', '%s')".formatted(order, holder));
        }
        return filing;
    }
}
