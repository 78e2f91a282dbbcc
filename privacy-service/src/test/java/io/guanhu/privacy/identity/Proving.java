package io.guanhu.privacy.identity;

import static java.util.Objects.requireNonNull;

import io.guanhu.platform.client.InMemoryServices;
import io.guanhu.platform.keyring.service.InMemoryServiceKeys;
import io.guanhu.platform.keyring.service.ServiceSeal;
import io.guanhu.platform.testing.Memory;
import io.guanhu.privacy.command.InMemoryCommands;
import io.guanhu.privacy.customer.KnownCustomers;
import io.guanhu.privacy.docket.InMemoryDocket;
import io.guanhu.privacy.docket.InMemoryRequestStore;
import io.guanhu.privacy.identity.InMemoryCodeStore.Row;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The use cases that prove an identity, over memory. */
final class Proving {

    static final IdentitySettings SETTINGS = new IdentitySettings(
            Duration.ofMinutes(5),
            new IdentitySettings.Codes(Duration.ofMinutes(1), 5, 10, Duration.ofDays(1)),
            InMemoryCommands.CONTACT_AGE);

    final Memory memory = new Memory("privacy-service");
    final KnownCustomers customers = new KnownCustomers();
    final InMemoryServices operators = new InMemoryServices("sim-swap");
    final InMemoryRequestStore requests;
    final InMemoryCodeStore codes;
    final InMemoryBudgetStore budgets = new InMemoryBudgetStore(memory, SETTINGS);
    final InMemoryEvidenceStore evidence;
    final CodeHashes hashes;
    final SendingCodes sending;
    final CheckingCodes checking;
    final TakingEvidence taking;
    private final ServiceSeal seal = InMemoryServiceKeys.seal();

    Proving() {
        this("");
    }

    /** @param operatorsUrl empty if the bank does not reach the mobile operators */
    Proving(String operatorsUrl) {
        var docket = new InMemoryDocket(memory);
        var shared = new InMemoryCommands(memory, docket, customers);
        this.hashes = new CodeHashes(InMemoryServiceKeys.tokens(), SETTINGS);
        this.requests = docket.requests();
        this.codes = new InMemoryCodeStore(memory, requests);
        this.evidence = new InMemoryEvidenceStore(memory);
        this.sending = new SendingCodes(
                shared.commands(),
                codes,
                hashes,
                budgets,
                requests,
                shared.guard(),
                new SimSwaps(operators.clients(), operatorsUrl, SETTINGS),
                shared.refusals(),
                seal,
                memory.outbox(),
                memory.ids(),
                memory.clock(),
                SETTINGS);
        this.checking = new CheckingCodes(
                shared.commands(),
                codes,
                hashes,
                budgets,
                shared.guard(),
                shared.refusals(),
                memory.transaction(),
                memory.clock());
        this.taking = new TakingEvidence(shared.commands(), evidence, shared.guard(), memory.keyring(), memory.clock());
    }

    /** The digits of a code, as its message contains them. */
    String digits(Row row) {
        byte[] sealed = requireNonNull(row.sealed(), "The copy was forgotten");
        return new String(seal.open(sealed, "identity-code:" + row.code().id()), StandardCharsets.UTF_8);
    }

    /** Six digits that are not those of the code. */
    String otherThan(Row row) {
        return digits(row).equals("111111") ? "222222" : "111111";
    }
}
