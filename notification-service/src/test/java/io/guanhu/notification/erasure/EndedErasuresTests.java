package io.guanhu.notification.erasure;

import static io.guanhu.platform.testing.Memory.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.notification.InMemoryNotifications;
import io.guanhu.platform.contract.PrivacyEvents.RequestAdvanced;
import io.guanhu.platform.contract.PrivacyEvents.RequestState;
import io.guanhu.platform.testing.Memory;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EndedErasuresTests {

    private static final Set<RequestState> ERASED = Set.of(RequestState.COMPLETED, RequestState.PARTIALLY_COMPLETED);

    private final Memory memory = new Memory("notification-service");
    private final InMemoryNotifications notifications = new InMemoryNotifications(memory);
    private final EndedErasures handler = new EndedErasures(new InMemoryContactStore(notifications));
    private final UUID customer = UUID.randomUUID();
    private final UUID request = UUID.randomUUID();

    private void advanced(UUID of, RequestState to) {
        memory.run(handler.handle(new RequestAdvanced(of, customer, RequestState.EXECUTING, to, NOW)));
    }

    @ParameterizedTest
    @EnumSource(RequestState.class)
    void allowsTheNextContactOnceTheOldOneIsErased(RequestState to) {
        notifications.erased.put(customer, request);

        advanced(request, to);

        assertThat(notifications.erased.containsKey(customer)).isEqualTo(!ERASED.contains(to));
    }

    @Test
    void leavesWhatALaterRequestForbids() {
        notifications.erased.put(customer, request);

        advanced(UUID.randomUUID(), RequestState.COMPLETED);

        assertThat(notifications.erased).containsEntry(customer, request);
    }

    @Test
    void hearsOfTheSameEndTwice() {
        notifications.erased.put(customer, request);
        advanced(request, RequestState.COMPLETED);

        advanced(request, RequestState.COMPLETED);

        assertThat(notifications.erased).isEmpty();
    }
}
