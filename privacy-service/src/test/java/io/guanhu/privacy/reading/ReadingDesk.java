package io.guanhu.privacy.reading;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.Roles;
import io.guanhu.platform.testing.Callers;
import io.guanhu.platform.testing.Memory;
import io.guanhu.privacy.assessment.InMemoryLaw;
import io.guanhu.privacy.command.InMemoryCommands;
import io.guanhu.privacy.customer.KnownCustomers;
import io.guanhu.privacy.docket.InMemoryDocket;
import io.guanhu.privacy.docket.StoredRequest;
import io.guanhu.privacy.model.lifecycle.ErasureRequest;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Requests in memory, and people who look at them. */
final class ReadingDesk {

    static final Duration HOLDER_DEADLINE = Duration.ofDays(3);
    static final Caller CLERK = Callers.staff("E9001", "BJ", Roles.OPERATIONS);
    static final Caller OFFICER = Callers.staff("E9101", "BJ", Roles.COMPLIANCE_OFFICER);
    static final Caller AUDITOR = Callers.staff("E9201", "BJ", Roles.AUDITOR);

    final UUID customer = UUID.randomUUID();
    final Caller self = Callers.customer(customer);
    final Memory memory = new Memory("privacy-service");
    final KnownCustomers customers = new KnownCustomers();
    final InMemoryDocket docket = new InMemoryDocket(memory);
    final InMemoryLaw law = new InMemoryLaw(memory, customers);
    final InMemoryReadingStore store = new InMemoryReadingStore(docket.requests());
    private final InMemoryCommands commands = new InMemoryCommands(memory, docket, customers);
    final Reading reading = new Reading(
            commands.commands(),
            docket.requests(),
            store,
            law.assessing(),
            commands.guard(),
            memory.keyring(),
            memory.cursors(),
            memory.clock(),
            InMemoryLaw.ZONE,
            HOLDER_DEADLINE);

    RequestView shown(UUID id, Caller caller) {
        return memory.get(reading.show(id, Locale.ENGLISH, caller));
    }

    /** A request in a state, with an order or without one. */
    UUID put(ErasureRequest request, @Nullable UUID order) {
        UUID id = docket.requests().put(request).id();
        byte[] reason = sealed(id, "reason", "moving away");
        docket.requests().change(id, _ -> new StoredRequest(request, Locale.ENGLISH, reason, null, null, order, 4L, 7));
        return id;
    }

    /** Text under the key of a request. */
    byte[] sealed(UUID id, String field, String words) {
        return memory.get(memory.keyring()
                .sealing(
                        Set.of(id),
                        Set.of(DataCategory.INTERACTION),
                        memory.keyring()
                                .provide(id, Set.of(DataCategory.INTERACTION))
                                .map(keys -> keys.seal(DataCategory.INTERACTION, field, words.getBytes(UTF_8)))));
    }
}
