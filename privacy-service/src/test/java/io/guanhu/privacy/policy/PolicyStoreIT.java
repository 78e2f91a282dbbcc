package io.guanhu.privacy.policy;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.testing.Memory;
import io.guanhu.platform.testing.Race;
import io.guanhu.platform.testing.ServiceDatabase;
import io.guanhu.privacy.model.policy.PrivacyPolicy;
import io.guanhu.privacy.model.policy.PrivacyPolicy.Text;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class PolicyStoreIT {

    private final ServiceDatabase database = ServiceDatabase.of("privacy");
    private final PolicyStore policies = new PolicyStore(database.client());

    @Test
    void addsTheVersionThatFollowsTheOneInForce() {
        long before = current();

        PrivacyPolicy added = requireNonNull(database.run(add(before)));

        assertThat(added.version()).isEqualTo(before + 1);
        assertThat(database.get(policies.current())).isEqualTo(added);
        assertThat(database.get(policies.version(before + 1))).isEqualTo(added);
        assertThat(database.run(policies.version(before + 2))).isNull();
    }

    @Test
    void addsNoneWithoutTheVersionInForce() {
        long before = current();
        database.run(add(before));

        assertThat(database.run(add(before))).isNull();
        assertThat(current()).isEqualTo(before + 1);
    }

    @Test
    void addsOneOfTwoThatFollowTheSame() {
        long before = current();

        Race<PrivacyPolicy> race = database.race(add(before), add(before));

        assertThat(race.waited()).isTrue();
        assertThat(race.value()).isNull();
        assertThat(race.failure()).isNull();
        assertThat(current()).isEqualTo(before + 1);
    }

    @Test
    void leavesNoVersionThatWasRolledBack() {
        long before = current();

        database.rolledBack(add(before));

        assertThat(current()).isEqualTo(before);
    }

    @Test
    void listsEarlierOnesTheNewestFirst() {
        for (int i = 0; i < 3; i++) {
            database.run(add(current()));
        }
        long newest = current();

        assertThat(database.get(
                        policies.before(newest, 2).map(PrivacyPolicy::version).collectList()))
                .containsExactly(newest - 1, newest - 2);
        assertThat(database.get(policies.before(1, 2).collectList())).isEmpty();
    }

    private Mono<PrivacyPolicy> add(long follows) {
        return policies.add(follows, new Text("题", "文"), new Text("Title", "Text"), "E9101", Memory.NOW);
    }

    private long current() {
        PrivacyPolicy inForce = database.run(policies.current());
        return inForce == null ? 0 : inForce.version();
    }
}
