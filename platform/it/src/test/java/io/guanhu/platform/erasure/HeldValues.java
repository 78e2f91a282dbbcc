package io.guanhu.platform.erasure;

import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import io.guanhu.platform.contract.ReceiptEvents.Action;
import io.guanhu.platform.contract.ReceiptEvents.Finding;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A holder with one table, whose faults the test decides.
 *
 * @param idleErasures how many of the next erasures of a customer do nothing
 * @param failingReadBacks how many of the next read-backs of a customer fail
 */
record HeldValues(DatabaseClient database, Map<UUID, Integer> idleErasures, Map<UUID, Integer> failingReadBacks)
        implements DataHolder {

    @Override
    public Mono<List<Finding>> erase(ErasureOrdered order) {
        if (takeOne(idleErasures, order)) {
            return Mono.just(List.of(finding(Action.NOTHING_HELD, 0, 0)));
        }
        return database.sql("delete from held where customer_id = :id")
                .bind("id", order.customerId())
                .fetch()
                .rowsUpdated()
                .map(removed -> List.of(finding(Action.ERASED, removed, 0)));
    }

    @Override
    public Flux<KeysToDestroy> keys(ErasureOrdered order) {
        return Flux.just(new KeysToDestroy(order.customerId(), order.erase()));
    }

    @Override
    public Mono<List<Finding>> readBack(ErasureOrdered order, List<Finding> erased) {
        if (takeOne(failingReadBacks, order)) {
            return Mono.error(new IllegalStateException("crashed"));
        }
        return database.sql("select value from held where customer_id = :id")
                .bind("id", order.customerId())
                .fetch()
                .all()
                .count()
                .map(left -> erased.stream()
                        .map(found -> finding(found.action(), found.removed(), left))
                        .toList());
    }

    private static boolean takeOne(Map<UUID, Integer> faults, ErasureOrdered order) {
        int left = faults.getOrDefault(order.customerId(), 0);
        faults.put(order.customerId(), Math.max(0, left - 1));
        return left > 0;
    }

    private static Finding finding(Action action, long removed, long readBack) {
        return new Finding("postgresql:held", DataCategory.CONTACT, action, removed, readBack);
    }
}
